package io.whiskwatt.rapl.client;

import io.whiskwatt.node.UsageMeasure;
import java.util.List;

/** What {@code /v1/usage} says, checked; measures that this version does not know are left out. */
record UsageBatch(String bootId, String agentId, long next, List<Look> looks) {
  /** One look at all groups. */
  record Look(long sequence, long nanos, List<Value> values) {}

  /** One measure of one group. */
  record Value(String group, UsageMeasure measure, double value) {}
}
