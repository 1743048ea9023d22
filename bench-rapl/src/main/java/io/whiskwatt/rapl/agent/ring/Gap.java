package io.whiskwatt.rapl.agent.ring;

import io.whiskwatt.energy.GapReason;

/**
 * Readings that are missing between two times on the node's clock.
 *
 * @param firstSample the number of the sample in which the first of them is missing
 * @param lastSample likewise of the last
 */
public record Gap(
    GapReason reason, long fromNanos, long toNanos, long firstSample, long lastSample) {
  /** True when the other one goes on where this one ends, for the same reason. */
  boolean isContinuedBy(Gap later) {
    return reason == later.reason() && later.fromNanos() - toNanos <= 0;
  }

  Gap through(Gap later) {
    return new Gap(
        reason, fromNanos, Math.max(toNanos, later.toNanos()), firstSample, later.lastSample());
  }

  boolean touches(Samples samples) {
    return firstSample < samples.next() && lastSample >= samples.first();
  }
}
