package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.time.TimeSource;

/** Counts invocations per minute of the clock, and those in flight. */
final class Throttle {
  private final ServerLimits limits;
  private final TimeSource time;
  private long minute;
  private long inMinute;
  private int inFlight;

  Throttle(ServerLimits limits, TimeSource time) {
    this.limits = limits;
    this.time = time;
  }

  /** Lets one more invocation in; its end must be told. */
  synchronized void begin() {
    long now = time.wallClock().getEpochSecond() / 60;
    if (now != minute) {
      minute = now;
      inMinute = 0;
    }
    inMinute++;
    if (inMinute > limits.invocationsPerMinute()) {
      throw Refusal.of(429, Texts.tooManyPerMinute(inMinute, limits.invocationsPerMinute()));
    }
    if (inFlight >= limits.concurrentInvocations()) {
      throw Refusal.of(429, Texts.tooManyAtOnce(inFlight, limits.concurrentInvocations()));
    }
    inFlight++;
  }

  synchronized void end() {
    inFlight--;
  }
}
