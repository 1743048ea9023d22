package io.whiskwatt.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** What happened in the last seconds: totals at each look, and the response times between two. */
final class RecentCalls {
  /** In less time a rate says more of the moment of the look than of the load. */
  private static final long SHORTEST_NANOS = Duration.ofMillis(500).toNanos();

  private static final int DIGITS = 2;

  private final Deque<Mark> marks = new ArrayDeque<>();
  private final Histogram merged = new Histogram(DIGITS);
  private Histogram spare = new Histogram(DIGITS);

  /**
   * What had happened at a look.
   *
   * @param responses since the look before, in nanoseconds
   */
  private record Mark(long nanos, long sent, long due, long failed, Histogram responses) {}

  /** Before anything else: when the window opened. */
  void open(long nanos) {
    marks.addLast(new Mark(nanos, 0, 0, 0, new Histogram(DIGITS)));
  }

  /** Where the response times up to the next look go. */
  Histogram responses() {
    return spare;
  }

  void look(long nanos, long sent, long due, long failed) {
    marks.addLast(new Mark(nanos, sent, due, failed, spare));
    Histogram next = new Histogram(DIGITS);
    while (marks.size() > 2 && secondNanos() <= nanos - LoadWatch.RECENT.toNanos()) {
      next = marks.removeFirst().responses();
    }
    next.reset();
    spare = next;
  }

  private long secondNanos() {
    Iterator<Mark> fromOldest = marks.iterator();
    fromOldest.next();
    return fromOldest.next().nanos();
  }

  OptionalDouble sentPerSecond() {
    return perSecond(Mark::sent);
  }

  OptionalDouble duePerSecond() {
    return perSecond(Mark::due);
  }

  OptionalDouble failedPerSecond() {
    return perSecond(Mark::failed);
  }

  private OptionalDouble perSecond(ToLongFunction<Mark> total) {
    Mark from = marks.getFirst();
    Mark to = marks.getLast();
    long span = to.nanos() - from.nanos();
    return span < SHORTEST_NANOS
        ? OptionalDouble.empty()
        : OptionalDouble.of((total.applyAsLong(to) - total.applyAsLong(from)) * 1e9 / span);
  }

  /** All response times after the oldest mark; valid until the next call. */
  Histogram merged() {
    merged.reset();
    marks.stream().skip(1).forEach(mark -> merged.add(mark.responses()));
    return merged;
  }
}
