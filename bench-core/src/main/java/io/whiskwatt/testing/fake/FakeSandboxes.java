package io.whiskwatt.testing.fake;

import io.whiskwatt.node.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All sandboxes of a fake platform. Thread-safe. */
final class FakeSandboxes {
  private final long idleTimeoutNanos;
  private final List<FakeSandbox> sandboxes = new ArrayList<>();
  private int made;

  FakeSandboxes(long idleTimeoutNanos) {
    this.idleTimeoutNanos = idleTimeoutNanos;
  }

  synchronized FakeSandbox make(long nowNanos) {
    FakeSandbox sandbox = new FakeSandbox("instance-" + made++, nowNanos);
    sandboxes.add(sandbox);
    return sandbox;
  }

  /** Makes warm ones that stay until they are let go. */
  synchronized List<FakeSandbox> makeKept(int count, long nowNanos) {
    List<FakeSandbox> kept = Stream.generate(() -> make(nowNanos)).limit(count).toList();
    kept.forEach(FakeSandbox::keep);
    return kept;
  }

  synchronized void letGo(List<FakeSandbox> kept, long nowNanos) {
    kept.forEach(sandbox -> sandbox.letGo(nowNanos));
  }

  /** Runs something while nobody else looks at a sandbox. */
  synchronized Served serve(FakeSandbox sandbox, long nowNanos, Run run) {
    long start = Math.max(nowNanos, sandbox.busyUntilNanos());
    long end = run.endNanos(start);
    return new Served(start, end, sandbox.serveUntil(end));
  }

  synchronized void remove(List<FakeSandbox> gone) {
    gone.forEach(FakeSandbox::remove);
  }

  synchronized Population population(long nowNanos) {
    sandboxes.removeIf(sandbox -> !sandbox.alive(nowNanos, idleTimeoutNanos));
    int busy = (int) sandboxes.stream().filter(sandbox -> sandbox.busy(nowNanos)).count();
    return new Population(busy, sandboxes.size() - busy, 0);
  }

  /** When the last sandbox will be gone if nothing more is invoked; the past when none is alive. */
  synchronized long lastExpiryNanos() {
    return sandboxes.stream()
        .mapToLong(sandbox -> sandbox.expiryNanos(idleTimeoutNanos))
        .max()
        .orElse(Long.MIN_VALUE);
  }

  static long saturatedSum(long nanos, long more) {
    return nanos > Long.MAX_VALUE - more ? Long.MAX_VALUE : nanos + more;
  }

  /** When an activation that starts now will end. */
  interface Run {
    long endNanos(long startNanos);
  }

  /**
   * One activation on a sandbox.
   *
   * @param count how many the sandbox has served with it
   */
  record Served(long startNanos, long endNanos, int count) {}
}
