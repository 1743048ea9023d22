package io.whiskwatt.rapl.agent.ring;

import io.whiskwatt.energy.GapReason;

/** Readings that are missing between two times on the node's clock. */
public record Gap(GapReason reason, long fromNanos, long toNanos) {
  /** True when the other one goes on where this one ends, for the same reason. */
  boolean isContinuedBy(Gap later) {
    return reason == later.reason() && later.fromNanos() - toNanos <= 0;
  }

  Gap through(Gap later) {
    return new Gap(reason, fromNanos, Math.max(toNanos, later.toNanos()));
  }

  boolean touches(long sinceNanos, long untilNanos) {
    return fromNanos - untilNanos <= 0 && toNanos - sinceNanos >= 0;
  }
}
