package io.whiskwatt.energy;

import io.whiskwatt.units.Energy;
import io.whiskwatt.units.Power;
import java.util.OptionalLong;

/**
 * What lies between two readings of one counter (Linux kernel, {@code
 * Documentation/power/powercap}: {@code energy_uj} wraps at {@code max_energy_range_uj}).
 */
public sealed interface CounterStep {
  /**
   * More than any one counter's hardware draws: twice the 500 W of the largest sockets sold. Energy
   * beyond it was not drawn, and in less time than this power needs for a counter's whole range the
   * counter cannot have wrapped twice.
   */
  Power MOST = Power.ofWatts(1000);

  /** There is no earlier reading: no energy is known. */
  record First() implements CounterStep {}

  /** The counter grew, or stood still. */
  record Delta(Energy energy) implements CounterStep {}

  /**
   * The counter passed its end once. Off by at most one unit of the raw counter (61 µJ): the kernel
   * shows its largest value, (2^32 − 1) units, as the range.
   */
  record Wrapped(Energy energy) implements CounterStep {}

  /**
   * Nothing can be said.
   *
   * @param reason for people
   */
  record Unreadable(String reason) implements CounterStep {}

  /**
   * The step from one reading to the next. Whether a counter wrapped, was reset or was misread
   * looks the same but for the power that would have been needed, so the time decides: above {@link
   * #MOST} nothing is said, and neither is it after so long a time that the counter may have
   * wrapped more than once at that power. A reset after a long time at a low power can pass as a
   * wrap; no reading tells them apart.
   *
   * @param previous in microjoules; empty: this is the first
   * @param current in microjoules
   * @param maxRange the counter's end in microjoules; empty: unknown, and then a step forward is
   *     taken as it is, whatever the time
   * @param spanNanos in which the energy can have been drawn: from one reading to the next, and
   *     twice the counter's update period, by which either may lag
   */
  static CounterStep between(
      OptionalLong previous, long current, OptionalLong maxRange, long spanNanos) {
    if (previous.isEmpty()) {
      return new First();
    }
    long delta = current - previous.getAsLong();
    if (maxRange.isEmpty()) {
      return delta >= 0
          ? new Delta(Energy.ofMicrojoules(delta))
          : new Unreadable("the counter went back and its range is unknown");
    }
    return between(previous.getAsLong(), current, maxRange.getAsLong(), spanNanos);
  }

  private static CounterStep between(long previous, long current, long maxRange, long spanNanos) {
    if (Math.max(previous, current) > maxRange) {
      return new Unreadable(
          "the counter stood at " + Math.max(previous, current) + " above its range " + maxRange);
    }
    double most = MOST.watts() * spanNanos / 1000;
    if (most > maxRange) {
      return new Unreadable(
          "the counter may have wrapped more than once in " + spanNanos / 1e9 + " s");
    }
    long delta = current - previous;
    Energy energy = Energy.ofMicrojoules(delta < 0 ? delta + maxRange : delta);
    if (energy.microjoules() > most) {
      return new Unreadable(
          "the counter was reset or misread: "
              + energy
              + " in "
              + spanNanos / 1e9
              + " s is more than "
              + MOST);
    }
    return delta < 0 ? new Wrapped(energy) : new Delta(energy);
  }
}
