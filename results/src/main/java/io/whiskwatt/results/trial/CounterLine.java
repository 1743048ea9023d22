package io.whiskwatt.results.trial;

import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.results.store.CounterSeries;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * One counter with its wraps undone: energy since the first reading, over the node's clock, linear
 * between readings.
 */
final class CounterLine {
  private final long[] nanos;
  private final double[] joules;
  private final boolean[] unreadable;

  private CounterLine(long[] nanos, double[] joules, boolean[] unreadable) {
    this.nanos = nanos;
    this.joules = joules;
    this.unreadable = unreadable;
  }

  /**
   * Undoes the wraps.
   *
   * @param maxRange the wrap point in microjoules; empty: unknown
   */
  static CounterLine of(CounterSeries series, OptionalLong maxRange) {
    int size = series.size();
    long[] nanos = new long[size];
    double[] joules = new double[size];
    boolean[] unreadable = new boolean[size];
    OptionalLong previous = OptionalLong.empty();
    for (int i = 0; i < size; i++) {
      nanos[i] = series.nanos(i);
      CounterStep step = CounterStep.between(previous, series.microjoules(i), maxRange);
      joules[i] = (i == 0 ? 0 : joules[i - 1]) + energy(step);
      unreadable[i] = step instanceof CounterStep.Unreadable;
      previous = OptionalLong.of(series.microjoules(i));
    }
    CounterLine line = new CounterLine(nanos, joules, unreadable);
    maxRange.ifPresent(line::markPossibleMultipleWraps);
    return line;
  }

  private static double energy(CounterStep step) {
    if (step instanceof CounterStep.Delta delta) {
      return delta.energy().joules();
    }
    return step instanceof CounterStep.Wrapped wrapped ? wrapped.energy().joules() : 0;
  }

  /**
   * A step so long that the counter may have wrapped more than once in it, at twice the largest
   * power seen in steps of usual length.
   */
  private void markPossibleMultipleWraps(long maxRange) {
    long usual = 2 * medianStep();
    double largest = 0;
    for (int i = 1; i < nanos.length; i++) {
      if (nanos[i] - nanos[i - 1] <= usual) {
        largest = Math.max(largest, watts(i));
      }
    }
    for (int i = 1; i < nanos.length; i++) {
      double seconds = (nanos[i] - nanos[i - 1]) / 1e9;
      unreadable[i] |= seconds * 2 * largest > maxRange / 1e6;
    }
  }

  private long medianStep() {
    long[] steps = new long[Math.max(1, nanos.length - 1)];
    for (int i = 1; i < nanos.length; i++) {
      steps[i - 1] = nanos[i] - nanos[i - 1];
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  int size() {
    return nanos.length;
  }

  long nanos(int index) {
    return nanos[index];
  }

  /** Mean power from the reading before to this one, in W; 0 for the first. */
  double watts(int index) {
    return index == 0
        ? 0
        : (joules[index] - joules[index - 1]) / ((nanos[index] - nanos[index - 1]) / 1e9);
  }

  /** What was drawn between two times of the node's clock. */
  Span between(long from, long to) {
    int first = lastNotAfter(from);
    int last = firstNotBefore(to);
    if (first < 0 || last >= nanos.length) {
      return Span.UNCOVERED;
    }
    for (int i = first + 1; i <= last; i++) {
      if (unreadable[i]) {
        return Span.WRAPS;
      }
    }
    return new Span(Coverage.WHOLE, at(to) - at(from), bracketSeconds(from), bracketSeconds(to));
  }

  private double at(long time) {
    int before = lastNotAfter(time);
    int after = firstNotBefore(time);
    if (before == after) {
      return joules[before];
    }
    double share = (double) (time - nanos[before]) / (nanos[after] - nanos[before]);
    return joules[before] + share * (joules[after] - joules[before]);
  }

  private double bracketSeconds(long time) {
    return (nanos[firstNotBefore(time)] - nanos[lastNotAfter(time)]) / 1e9;
  }

  private int lastNotAfter(long time) {
    int at = Arrays.binarySearch(nanos, time);
    return at >= 0 ? at : -at - 2;
  }

  private int firstNotBefore(long time) {
    int at = Arrays.binarySearch(nanos, time);
    return at >= 0 ? at : -at - 1;
  }

  /** Whether the energy of a span is known. */
  enum Coverage {
    WHOLE,
    /** No reading before its begin or after its end. */
    UNCOVERED,
    /** The counter may have wrapped more than once, or went back. */
    WRAPS
  }

  /**
   * Energy between two times.
   *
   * @param openingSeconds distance of the two readings around the begin
   * @param closingSeconds distance of the two readings around the end
   */
  record Span(Coverage coverage, double joules, double openingSeconds, double closingSeconds) {
    static final Span UNCOVERED = new Span(Coverage.UNCOVERED, Double.NaN, 0, 0);
    static final Span WRAPS = new Span(Coverage.WRAPS, Double.NaN, 0, 0);
  }
}
