package io.whiskwatt.testing.fake;

/** A sandbox that serves one activation at a time. Guarded by its {@link FakeSandboxes}. */
final class FakeSandbox {
  private final String instanceId;
  private long busyUntilNanos;
  private boolean kept;
  private boolean removed;
  private int served;

  FakeSandbox(String instanceId, long nowNanos) {
    this.instanceId = instanceId;
    this.busyUntilNanos = nowNanos;
  }

  String instanceId() {
    return instanceId;
  }

  long busyUntilNanos() {
    return busyUntilNanos;
  }

  /** Serves one more; returns how many that makes. */
  int serveUntil(long nanos) {
    busyUntilNanos = nanos;
    return ++served;
  }

  void keep() {
    kept = true;
  }

  /** From now on its idle time-out runs. */
  void letGo(long nowNanos) {
    kept = false;
    busyUntilNanos = Math.max(busyUntilNanos, nowNanos);
  }

  /** When it is gone if nothing more is invoked. */
  long expiryNanos(long idleTimeoutNanos) {
    return kept || busyUntilNanos > Long.MAX_VALUE - idleTimeoutNanos
        ? Long.MAX_VALUE
        : busyUntilNanos + idleTimeoutNanos;
  }

  boolean busy(long nowNanos) {
    return !removed && busyUntilNanos > nowNanos;
  }

  boolean alive(long nowNanos, long idleTimeoutNanos) {
    return !removed && nowNanos < expiryNanos(idleTimeoutNanos);
  }

  void remove() {
    removed = true;
  }
}
