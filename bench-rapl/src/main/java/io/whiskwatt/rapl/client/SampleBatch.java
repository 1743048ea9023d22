package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.GapReason;
import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code /v1/samples} says, checked: sequence numbers and times only grow, counters are not
 * negative.
 *
 * @param nanos the node's clock when the answer was begun
 * @param first number of the oldest sample that the agent could give
 * @param next what to ask for the next time
 * @param end one beyond the newest sample there was
 * @param zones the columns
 */
record SampleBatch(
    String bootId,
    String agentId,
    long nanos,
    long first,
    long next,
    long end,
    List<String> zones,
    List<Sample> samples,
    List<Missing> gaps) {

  /** True when the agent has more than it could answer at once. */
  boolean mayGoOn() {
    return next < end && !samples.isEmpty();
  }

  /** One reading of all counters. */
  record Sample(long sequence, List<Value> values) {
    /** When the first of its counters was read; empty: none gave a value. */
    OptionalLong opened() {
      return values.stream().mapToLong(Value::nanos).min();
    }

    /** When the last of its counters was read; empty: none gave a value. */
    OptionalLong closed() {
      return values.stream().mapToLong(Value::nanos).max();
    }
  }

  /**
   * One counter of a sample that gave a value.
   *
   * @param zone index of the column
   * @param nanos middle of the read, on the node's clock
   */
  record Value(int zone, long nanos, long widthNanos, long microjoules) {}

  /** A span in which the agent itself has no readings. */
  record Missing(GapReason reason, long fromNanos, long toNanos) {}
}
