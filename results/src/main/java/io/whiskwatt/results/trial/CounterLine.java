package io.whiskwatt.results.trial;

import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.results.store.CounterSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One counter with its wraps undone: energy since the first reading, over the node's clock, linear
 * between readings. Sums are in whole microjoules, so that the energy between two readings is the
 * same however many others lie between them. Only where a step is no plain difference is anything
 * kept beside the readings, of which a long run has millions.
 */
final class CounterLine {
  private final CounterSeries series;

  /** Readings whose step from the one before is no plain difference, and the first. */
  private final List<Break> breaks;

  private CounterLine(CounterSeries series, List<Break> breaks) {
    this.series = series;
    this.breaks = List.copyOf(breaks);
  }

  /**
   * From one reading on.
   *
   * @param addedMicrojoules to what the counter says, up to the next break
   * @param unreadable nothing can be said of the step to this reading
   */
  private record Break(int index, long addedMicrojoules, boolean unreadable) {}

  /**
   * Undoes the wraps, step by step. A step of which nothing can be said ({@link CounterStep}: a
   * reset, a silence that may hide several wraps) spoils the windows it is part of, and no others.
   *
   * @param maxRange the wrap point in microjoules; empty: unknown
   * @param update between two updates of the counter
   */
  static CounterLine of(CounterSeries series, OptionalLong maxRange, Duration update) {
    List<Break> breaks = new ArrayList<>();
    long added = series.size() == 0 ? 0 : -series.microjoules(0);
    breaks.add(new Break(0, added, false));
    for (int i = 1; i < series.size(); i++) {
      CounterStep step =
          CounterStep.between(
              OptionalLong.of(series.microjoules(i - 1)),
              series.microjoules(i),
              maxRange,
              series.nanos(i) - series.nanos(i - 1) + 2 * update.toNanos());
      if (!(step instanceof CounterStep.Delta)) {
        added += series.microjoules(i - 1) + energy(step) - series.microjoules(i);
        breaks.add(new Break(i, added, step instanceof CounterStep.Unreadable));
      }
    }
    return new CounterLine(series, breaks);
  }

  private static long energy(CounterStep step) {
    return step instanceof CounterStep.Wrapped wrapped ? wrapped.energy().microjoules() : 0;
  }

  /** Energy since the first reading. */
  private long microjoules(int index) {
    return series.microjoules(index) + breaks.get(lastBreak(index)).addedMicrojoules();
  }

  /** The place of the last break up to a reading. */
  private int lastBreak(int index) {
    int low = 0;
    int high = breaks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (breaks.get(middle).index() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  int size() {
    return series.size();
  }

  long nanos(int index) {
    return series.nanos(index);
  }

  /** What was drawn between two times of the node's clock. */
  Span between(long from, long to) {
    int first = series.lastNotAfter(from);
    int last = series.firstNotBefore(to);
    if (first < 0 || last >= size()) {
      return Span.UNCOVERED;
    }
    for (int i = lastBreak(last); i >= 0 && breaks.get(i).index() > first; i--) {
      if (breaks.get(i).unreadable()) {
        return Span.WRAPS;
      }
    }
    return new Span(Coverage.WHOLE, (at(to) - at(from)) / 1e6, edge(from), edge(to));
  }

  /** Energy since the first reading in µJ; exact where there is a reading. */
  private double at(long time) {
    int before = series.lastNotAfter(time);
    int after = series.firstNotBefore(time);
    if (before == after) {
      return microjoules(before);
    }
    double share = (double) (time - nanos(before)) / (nanos(after) - nanos(before));
    long from = microjoules(before);
    return from + share * (microjoules(after) - from);
  }

  private Edge edge(long time) {
    int before = series.lastNotAfter(time);
    int after = series.firstNotBefore(time);
    return new Edge(
        (nanos(after) - nanos(before)) / 1e9,
        Math.max(series.widthNanos(before), series.widthNanos(after)) / 1e9);
  }

  /** The last reading up to a time; the time itself where there is none. */
  long readBefore(long time) {
    int before = series.lastNotAfter(time);
    return before < 0 ? time : nanos(before);
  }

  /** Whether the energy of a span is known. */
  enum Coverage {
    WHOLE,
    /** No reading before its begin or after its end. */
    UNCOVERED,
    /** The counter may have wrapped more than once, went back, or was reset. */
    WRAPS
  }

  /**
   * The readings around one end of a span.
   *
   * @param bracketSeconds how far apart they are; 0 with a reading at the very moment
   * @param widthSeconds how long the slower of them took
   */
  record Edge(double bracketSeconds, double widthSeconds) {
    static final Edge SHARP = new Edge(0, 0);

    Edge max(Edge other) {
      return new Edge(
          Math.max(bracketSeconds, other.bracketSeconds),
          Math.max(widthSeconds, other.widthSeconds));
    }
  }

  /** Energy between two times. */
  record Span(Coverage coverage, double joules, Edge opening, Edge closing) {
    static final Span UNCOVERED = new Span(Coverage.UNCOVERED, Double.NaN, Edge.SHARP, Edge.SHARP);
    static final Span WRAPS = new Span(Coverage.WRAPS, Double.NaN, Edge.SHARP, Edge.SHARP);
  }
}
