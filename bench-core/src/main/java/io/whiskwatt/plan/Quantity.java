package io.whiskwatt.plan;

/** What a number in the payload of a bundled workload counts. */
public enum Quantity {
  /** Whole bytes, written with a unit: {@code 1 MB}. */
  SIZE,
  /** Whole milliseconds, written with a unit: {@code 50ms}. */
  DURATION,
  /** Things, written without a unit. */
  NUMBER
}
