package io.whiskwatt.openwhisk.start;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A platform that can do nothing beyond the REST API, as a real OpenWhisk. */
record PlainControl(int room) implements StartControl {
  @Override
  public Optional<String> unsupported(StartKind start) {
    return start == StartKind.PAUSED ? Optional.of("it never pauses") : Optional.empty();
  }

  @Override
  public int room(DataSize memory) {
    return room;
  }

  @Override
  public Grant prepare(StartKind start, ActionDraft action, int count) {
    return count <= room ? Grant.all(count) : new Grant(room, Optional.of("room for " + room));
  }

  @Override
  public Map<String, String> annotations(StartKind start) {
    return Map.of();
  }

  @Override
  public void release(ActionDraft action) {}

  @Override
  public void settle(Duration limit) {}

  @Override
  public Optional<StartKind> startThatInitialised(String activationId, StartKind planned) {
    return Optional.of(StartKind.COLD);
  }

  @Override
  public Optional<NodeId> onlyNode() {
    return Optional.empty();
  }
}
