package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A platform that can do nothing beyond the REST API, as a real OpenWhisk. */
record PlainControl(int most, Placement placement, SandboxLedger ledger) implements StartControl {
  PlainControl(int most) {
    this(most, Placement.unknown(), SandboxLedger.of(Duration.ofSeconds(30), SystemTime.INSTANCE));
  }

  @Override
  public Optional<String> unsupported(StartKind start, String kind, DataSize memory) {
    return start == StartKind.PAUSED ? Optional.of("it never pauses") : Optional.empty();
  }

  @Override
  public OptionalInt room(DataSize memory) {
    return OptionalInt.of(most);
  }

  @Override
  public Grant prepare(StartKind start, ActionDraft action, int count) {
    return count <= most ? Grant.all(count) : new Grant(most, Optional.of("room for " + most));
  }

  @Override
  public Map<String, String> annotations(StartKind start) {
    return Map.of();
  }

  @Override
  public Duration silence(StartKind start) {
    return Duration.ZERO;
  }

  @Override
  public void release(ActionDraft action) {}

  @Override
  public void settle(Duration limit) {}

  @Override
  public Optional<StartKind> startOf(String activationId) {
    return Optional.empty();
  }

  @Override
  public boolean keepsStemCells(String kind, DataSize memory) {
    return false;
  }

  @Override
  public Optional<Duration> pauseGrace() {
    return Optional.empty();
  }

  @Override
  public int cover() {
    return 1;
  }
}
