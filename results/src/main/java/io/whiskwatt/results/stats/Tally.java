package io.whiskwatt.results.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How often each value occurred, in rising order of values. */
public final class Tally {
  private final long[] values;
  private final long[] upTo;

  private Tally(long[] values, long[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /** From value → how often. */
  public static Tally of(Map<Long, Long> counts) {
    TreeMap<Long, Long> sorted = new TreeMap<>(counts);
    long[] values = new long[sorted.size()];
    long[] upTo = new long[sorted.size()];
    int i = 0;
    long sum = 0;
    for (Map.Entry<Long, Long> entry : sorted.entrySet()) {
      sum += entry.getValue();
      values[i] = entry.getKey();
      upTo[i] = sum;
      i++;
    }
    return new Tally(values, upTo);
  }

  /** All of them as one. */
  public static Tally merged(Collection<Tally> parts) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (Tally part : parts) {
      for (int i = 0; i < part.values.length; i++) {
        counts.merge(part.values[i], part.count(i), Long::sum);
      }
    }
    return of(counts);
  }

  /**
   * This one less a part of it.
   *
   * @param part every value of it occurs here at least as often
   */
  Tally without(Tally part) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      long left = count(i);
      if (at < part.values.length && part.values[at] == values[i]) {
        left -= part.count(at);
        at++;
      }
      if (left > 0) {
        counts.put(values[i], left);
      }
    }
    return of(counts);
  }

  private long count(int i) {
    return i == 0 ? upTo[0] : upTo[i] - upTo[i - 1];
  }

  /** Mean of all values; NaN without any. */
  public double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * count(i);
    }
    return sum / count();
  }

  public long count() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /**
   * The smallest value that at least this share of all does not exceed.
   *
   * @param level 0 to 1
   */
  public long quantile(double level) {
    if (values.length == 0) {
      throw new IllegalStateException("an empty tally has no quantiles");
    }
    // 0.29 × 100 must not become 30 for want of a last bit.
    long rank = Math.max(1, (long) Math.ceil(level * count() * (1 - 1e-12)));
    int at = Arrays.binarySearch(upTo, rank);
    return values[Math.min(at >= 0 ? at : -at - 1, values.length - 1)];
  }

  /** Share of values that do not exceed this one, 0 to 1. */
  public double shareUpTo(long value) {
    int at = Arrays.binarySearch(values, value);
    int last = at >= 0 ? at : -at - 2;
    return last < 0 ? 0 : (double) upTo[last] / count();
  }
}
