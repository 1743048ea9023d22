package io.whiskwatt.results.usage;

import io.whiskwatt.results.store.UsageSeries;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** One measure over the node's clock: a count is linear between readings, a level holds. */
final class UsageLine {
  private final UsageSeries series;

  UsageLine(UsageSeries series) {
    this.series = series;
  }

  private int lastNotAfter(long nanos) {
    int low = 0;
    int high = series.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (series.nanos(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** True when there are readings at or before the begin and at or after the end. */
  boolean covers(long fromNanos, long toNanos) {
    return series.size() > 0
        && series.nanos(0) <= fromNanos
        && series.nanos(series.size() - 1) >= toNanos;
  }

  /**
   * What a count grew by. It was 0 before its first reading: a group is counted from the moment it
   * is first seen. Empty where it fell in between, because it began again.
   */
  OptionalDouble grown(long fromNanos, long toNanos) {
    for (int i = Math.max(1, lastNotAfter(fromNanos) + 1); i < series.size(); i++) {
      if (series.value(i) < series.value(i - 1)) {
        return OptionalDouble.empty();
      }
      if (series.nanos(i) >= toNanos) {
        break;
      }
    }
    return OptionalDouble.of(count(toNanos) - count(fromNanos));
  }

  private double count(long nanos) {
    int before = lastNotAfter(nanos);
    if (before < 0) {
      return 0;
    }
    if (before == series.size() - 1) {
      return series.value(before);
    }
    double span = series.nanos(before + 1) - series.nanos(before);
    double share = (nanos - series.nanos(before)) / span;
    return series.value(before) + share * (series.value(before + 1) - series.value(before));
  }

  /** The level at a time; empty before its first reading. */
  OptionalDouble level(long nanos) {
    int before = lastNotAfter(nanos);
    return before < 0 ? OptionalDouble.empty() : OptionalDouble.of(series.value(before));
  }

  /** Mean of a level over a time, each reading for as long as it holds. */
  OptionalDouble mean(long fromNanos, long toNanos) {
    int at = Math.max(0, lastNotAfter(fromNanos));
    double sum = 0;
    double known = 0;
    for (; at < series.size() && series.nanos(at) < toNanos; at++) {
      long from = Math.max(fromNanos, series.nanos(at));
      long to = at + 1 < series.size() ? Math.min(toNanos, series.nanos(at + 1)) : toNanos;
      sum += series.value(at) * (to - from);
      known += to - from;
    }
    return known > 0 ? OptionalDouble.of(sum / known) : OptionalDouble.empty();
  }

  /** Times of the readings within a time, ends included. */
  long[] times(long fromNanos, long toNanos) {
    return IntStream.range(0, series.size())
        .mapToLong(series::nanos)
        .filter(nanos -> nanos >= fromNanos && nanos <= toNanos)
        .toArray();
  }
}
