package io.whiskwatt.energy;

import io.whiskwatt.units.Energy;
import java.util.OptionalLong;

/**
 * What lies between two readings of one counter (Linux kernel, {@code
 * Documentation/power/powercap}: {@code energy_uj} wraps at {@code max_energy_range_uj}).
 */
public sealed interface CounterStep {
  /** There is no earlier reading: no energy is known. */
  record First() implements CounterStep {}

  /** The counter grew, or stood still. */
  record Delta(Energy energy) implements CounterStep {}

  /**
   * The counter passed its end once. Off by at most one unit of the raw counter (61 µJ): the kernel
   * shows its largest value, (2^32 − 1) units, as the range. A counter that was reset looks the
   * same: whoever knows the time in between checks whether the power is possible.
   */
  record Wrapped(Energy energy) implements CounterStep {}

  /**
   * Nothing can be said.
   *
   * @param reason for people
   */
  record Unreadable(String reason) implements CounterStep {}

  /**
   * The step from one reading to the next.
   *
   * @param previous in microjoules; empty: this is the first
   * @param current in microjoules
   * @param maxRange the counter's end in microjoules; empty: unknown
   */
  static CounterStep between(OptionalLong previous, long current, OptionalLong maxRange) {
    if (previous.isEmpty()) {
      return new First();
    }
    long delta = current - previous.getAsLong();
    if (delta >= 0) {
      return new Delta(Energy.ofMicrojoules(delta));
    }
    if (maxRange.isEmpty()) {
      return new Unreadable("the counter went back and its range is unknown");
    }
    if (previous.getAsLong() > maxRange.getAsLong()) {
      return new Unreadable(
          "the counter stood at "
              + previous.getAsLong()
              + " above its range "
              + maxRange.getAsLong());
    }
    return new Wrapped(Energy.ofMicrojoules(delta + maxRange.getAsLong()));
  }
}
