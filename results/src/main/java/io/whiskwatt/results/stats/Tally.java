package io.whiskwatt.results.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each value occurred, in rising order of values. A large study holds tens of thousands
 * of these, so that each takes eight bytes a value wherever values and counts fit in four.
 */
public final class Tally {
  private final Numbers values;
  private final Numbers upTo;

  private Tally(long[] values, long[] upTo) {
    this.values = Numbers.of(values);
    this.upTo = Numbers.of(upTo);
  }

  /** From value → how often. */
  public static Tally of(Map<Long, Long> counts) {
    long[] values = counts.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    long[] upTo = new long[values.length];
    long sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts.getOrDefault(values[i], 0L);
      upTo[i] = sum;
    }
    return new Tally(values, upTo);
  }

  /** All of them as one. */
  public static Tally merged(Collection<Tally> parts) {
    Map<Long, Long> counts = new HashMap<>();
    for (Tally part : parts) {
      for (int i = 0; i < part.values.size(); i++) {
        counts.merge(part.values.at(i), part.count(i), Long::sum);
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
    long[] left = new long[values.size()];
    long[] upToLeft = new long[values.size()];
    int kept = 0;
    int at = 0;
    long sum = 0;
    for (int i = 0; i < values.size(); i++) {
      long count = count(i);
      if (at < part.values.size() && part.values.at(at) == values.at(i)) {
        count -= part.count(at);
        at++;
      }
      if (count > 0) {
        sum += count;
        left[kept] = values.at(i);
        upToLeft[kept] = sum;
        kept++;
      }
    }
    return new Tally(Arrays.copyOf(left, kept), Arrays.copyOf(upToLeft, kept));
  }

  private long count(int i) {
    return i == 0 ? upTo.at(0) : upTo.at(i) - upTo.at(i - 1);
  }

  /** Mean of all values; NaN without any. */
  public double mean() {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += (double) values.at(i) * count(i);
    }
    return sum / count();
  }

  public long count() {
    return upTo.size() == 0 ? 0 : upTo.at(upTo.size() - 1);
  }

  /**
   * The smallest value that at least this share of all does not exceed.
   *
   * @param level 0 to 1
   */
  public long quantile(double level) {
    if (values.size() == 0) {
      throw new IllegalStateException("an empty tally has no quantiles");
    }
    // 0.29 × 100 must not become 30 for want of a last bit.
    long rank = Math.max(1, (long) Math.ceil(level * count() * (1 - 1e-12)));
    int at = upTo.search(rank);
    return values.at(Math.min(at >= 0 ? at : -at - 1, values.size() - 1));
  }

  /** Share of values that do not exceed this one, 0 to 1. */
  public double shareUpTo(long value) {
    int at = values.search(value);
    int last = at >= 0 ? at : -at - 2;
    return last < 0 ? 0 : (double) upTo.at(last) / count();
  }

  /** Whole numbers in rising order, in the narrowest array that holds all of them. */
  private static final class Numbers {
    private static final int[] NOT_NARROW = {};
    private static final long[] NOT_WIDE = {};

    private final int[] narrow;
    private final long[] wide;

    private Numbers(int[] narrow, long[] wide) {
      this.narrow = narrow;
      this.wide = wide;
    }

    static Numbers of(long[] rising) {
      int size = rising.length;
      boolean fits = size == 0 || (isNarrow(rising[0]) && isNarrow(rising[size - 1]));
      return fits
          ? new Numbers(Arrays.stream(rising).mapToInt(Math::toIntExact).toArray(), NOT_WIDE)
          : new Numbers(NOT_NARROW, rising);
    }

    int size() {
      return narrow.length + wide.length;
    }

    long at(int i) {
      return wide.length == 0 ? narrow[i] : wide[i];
    }

    /** As {@link Arrays#binarySearch(long[], long)} has it. */
    int search(long number) {
      if (wide.length > 0) {
        return Arrays.binarySearch(wide, number);
      }
      int outside = number < 0 ? -1 : -narrow.length - 1;
      return isNarrow(number) ? Arrays.binarySearch(narrow, (int) number) : outside;
    }

    private static boolean isNarrow(long number) {
      return number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
    }
  }

  /** Counts values as they come: its size is that of the different values, not of all. */
  public static final class Counter {
    private final Map<Long, Count> counts = new HashMap<>();

    /** Once more this value. */
    public void add(long value) {
      counts.computeIfAbsent(value, key -> new Count()).n++;
    }

    /** What was counted so far. */
    public Tally tally() {
      Map<Long, Long> sums = new HashMap<>();
      counts.forEach((value, count) -> sums.put(value, count.n));
      return of(sums);
    }

    private static final class Count {
      private long n;
    }
  }
}
