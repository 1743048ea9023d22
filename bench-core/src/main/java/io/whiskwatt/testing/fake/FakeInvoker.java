package io.whiskwatt.testing.fake;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.testing.fake.FakeSandboxes.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Computes when an invocation will end, and reports it then. */
final class FakeInvoker implements Invoker {
  /** Removing sandboxes that served a start of their own. */
  private static final Duration TEARDOWN = Duration.ofMillis(5);

  private final FakePlatform platform;
  private final String action;
  private final StartKind start;
  private final StartCost cost;
  private final InvocationSink sink;
  private final List<FakeSandbox> warm;
  private final Map<Integer, InvocationDetail> details;
  private final List<FakeSandbox> ownStarts = new ArrayList<>();
  private volatile boolean closed;

  FakeInvoker(
      FakePlatform platform,
      String action,
      StartKind start,
      InvocationSink sink,
      List<FakeSandbox> warm,
      Map<Integer, InvocationDetail> details) {
    this.platform = platform;
    this.action = action;
    this.start = start;
    this.cost = platform.behaviour().starts().getOrDefault(start, StartCost.of(0, 0, 0));
    this.sink = sink;
    this.warm = warm;
    this.details = details;
  }

  @Override
  public boolean begin(int slot, int ticket) {
    int number = platform.nextNumber();
    OutcomeKind kind = platform.behaviour().outcomes().apply(number);
    if (closed || kind == OutcomeKind.DROPPED) {
      return false;
    }
    long now = platform.time().nanos();
    FakeSandbox sandbox = warm.isEmpty() ? newSandbox(now) : warm.get(ticket);
    Served served = platform.sandboxes().serve(sandbox, now, from -> endOf(number, from));
    details.put(slot, detail(slot, now, sandbox, served));
    sink.sent(slot, now);
    if (served.endNanos() < Long.MAX_VALUE) {
      platform.alarms().at(served.endNanos(), () -> end(slot, kind));
    }
    return true;
  }

  private FakeSandbox newSandbox(long now) {
    FakeSandbox sandbox = platform.sandboxes().make(now);
    ownStarts.add(sandbox);
    return sandbox;
  }

  private long endOf(int number, long from) {
    long running = FakeSandboxes.saturatedSum(from, cost.waiting().plus(cost.init()).toNanos());
    return FakeSandboxes.saturatedSum(
        running, platform.behaviour().service().nanos(number, running));
  }

  private InvocationDetail detail(int slot, long now, FakeSandbox sandbox, Served served) {
    long waitNanos = served.startNanos() - now + cost.waiting().toNanos();
    long init = cost.init().toMillis();
    return new InvocationDetail(
        slot,
        String.format("%032x", (long) action.hashCode() << 32 | slot),
        "0.0.1",
        new PlatformTimes(
            OptionalLong.of(waitNanos / 1_000_000),
            init == 0 ? OptionalLong.empty() : OptionalLong.of(init),
            OptionalLong.of(
                (served.endNanos() - served.startNanos() - cost.waiting().toNanos()) / 1_000_000)),
        new SandboxUse(sandbox.instanceId(), OptionalLong.of(served.count())),
        StartEvidence.of(start),
        platform.nodes().stream().findFirst(),
        Optional.empty());
  }

  private void end(int slot, OutcomeKind kind) {
    InvocationDetail detail = details.get(slot);
    if (closed || detail == null) {
      return;
    }
    platform.machine().draw(cost.energy());
    FakeReply reply = FakeReply.of(kind, activation(detail));
    sink.ended(slot, platform.time().nanos(), kind, reply.status(), reply.body());
  }

  private FakeReply.Activation activation(InvocationDetail detail) {
    return new FakeReply.Activation(
        detail.activationId(),
        action,
        detail.times().waitMillis().orElse(0),
        detail.times().initMillis(),
        detail.times().durationMillis().orElse(0));
  }

  /** Removes the sandboxes of cold and prewarmed starts, which takes 5 ms. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!ownStarts.isEmpty()) {
      platform.time().parkUntil(platform.time().nanos() + TEARDOWN.toNanos());
      platform.sandboxes().remove(ownStarts);
    }
  }
}
