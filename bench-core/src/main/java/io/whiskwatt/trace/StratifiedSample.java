package io.whiskwatt.trace;

import io.whiskwatt.random.SplitMix64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A share of the functions of a trace, from every stratum alike. Strata are functions by the decade
 * of their number of invocations: 1 to 9, 10 to 99, and so on. The functions are put in order of
 * that number (those with the same in random order) and every 1/share-th is taken from a random
 * start on: systematic sampling (Cochran, "Sampling Techniques", 1977, chapter 8), which takes from
 * each stratum its share to within one function, and within a stratum from its rarer and its more
 * frequent functions alike.
 *
 * <p>Whole functions are taken, as invitro's sampler does (Ustiugov et al., "Enabling In-Vitro
 * Serverless Systems Research", WORDS 2023), and not single invocations: thinning out invocations
 * would turn bursts and periods of functions into a Poisson process.
 */
final class StratifiedSample {
  private final long[] counts;
  private final BitSet chosen = new BitSet();

  /**
   * Draws it.
   *
   * @param counts invocations of each function; those with none are in no stratum
   * @param identities of the functions, by which those with equal counts are put in random order
   * @param share of the functions, above 0 and at most 1
   */
  StratifiedSample(long[] counts, long[] identities, double share, long seed) {
    this.counts = counts.clone();
    double start = 1 - new SplitMix64(seed).nextUnit();
    int[] order = order(identities, seed);
    for (int rank = 0; rank < order.length; rank++) {
      if (Math.floor((rank + 1) * share + start) > Math.floor(rank * share + start)) {
        chosen.set(order[rank]);
      }
    }
  }

  private int[] order(long[] identities, long seed) {
    Comparator<Integer> byCount = Comparator.comparingLong(function -> counts[function]);
    return IntStream.range(0, counts.length)
        .filter(function -> counts[function] > 0)
        .boxed()
        .sorted(
            byCount.thenComparingLong(
                function -> new SplitMix64(seed ^ identities[function]).nextLong()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  boolean holds(int function) {
    return chosen.get(function);
  }

  /** How many functions were taken. */
  int functions() {
    return chosen.cardinality();
  }

  /** {@code 1+: 12 of 120, 10+: 5 of 48}: by the least number of invocations in each stratum. */
  String strata() {
    Map<Long, int[]> strata = new TreeMap<>();
    for (int function = 0; function < counts.length; function++) {
      if (counts[function] > 0) {
        int[] stratum = strata.computeIfAbsent(decade(counts[function]), key -> new int[2]);
        stratum[0] += chosen.get(function) ? 1 : 0;
        stratum[1]++;
      }
    }
    StringBuilder text = new StringBuilder();
    strata.forEach(
        (least, taken) ->
            text.append(text.length() == 0 ? "" : ", ")
                .append(least + "+: " + taken[0] + " of " + taken[1]));
    return text.toString();
  }

  private static long decade(long count) {
    long least = 1;
    while (count / 10 >= least) {
      least *= 10;
    }
    return least;
  }
}
