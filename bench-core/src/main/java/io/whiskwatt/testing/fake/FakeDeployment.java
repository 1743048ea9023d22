package io.whiskwatt.testing.fake;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** An action on a fake platform. */
final class FakeDeployment implements Deployment {
  private final FakePlatform platform;
  private final String action;
  private final Map<Integer, InvocationDetail> details = new ConcurrentHashMap<>();
  private List<FakeSandbox> prepared = List.of();

  FakeDeployment(FakePlatform platform, String action) {
    this.platform = platform;
    this.action = action;
  }

  @Override
  public Tickets prepare(StartKind start, int count) {
    int granted = Math.min(count, platform.behaviour().capacity());
    letGo();
    if (start == StartKind.WARM || start == StartKind.PAUSED) {
      prepared = platform.sandboxes().makeKept(granted, platform.time().nanos());
    }
    Optional<String> limitation =
        granted < count ? Optional.of("shortened: room for " + granted) : Optional.empty();
    return new FakeTickets(start, granted, start == StartKind.WARM, limitation);
  }

  @Override
  public Invoker open(Tickets tickets, InvocationSink sink) {
    details.clear();
    return new FakeInvoker(platform, action, tickets.start(), sink, prepared, details);
  }

  @Override
  public List<InvocationDetail> join(TrialLog log, Duration limit) {
    return IntStream.range(0, log.size())
        .mapToObj(slot -> Optional.ofNullable(details.get(slot)))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Optional<Boolean> startedFresh(ByteBuffer reply) {
    return FakeReply.initialised(reply);
  }

  @Override
  public void close() {
    letGo();
    platform.undeploy(action);
  }

  private void letGo() {
    platform.sandboxes().letGo(prepared, platform.time().nanos());
    prepared = List.of();
  }
}
