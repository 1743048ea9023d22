package io.whiskwatt.mix;

import io.whiskwatt.random.SplitMix64;
import java.util.Arrays;
import java.util.List;

/**
 * Which part of a mix each call of a trial goes to: pure, the same seed deals the same on every
 * platform and machine. Calls are dealt in rounds. A round is as long as the weights are together,
 * their common divisor taken out, and holds each part exactly as often as its weight says, in an
 * order drawn from the seed (permuted blocks). So the weights are kept over any stretch: of a part
 * of weight w in rounds of n calls, a stretch holds its share ± 2·w·(n − w)/n. Nothing is allocated
 * per call. Not thread-safe.
 */
final class Deck {
  private final int[] weights;
  private final int[] sorted;
  private final int[] round;
  private final int[] ranks;
  private final int[] dealt;
  private final long seed;
  private int number = -1;

  /**
   * @param weights of the parts, each 1 or more
   */
  Deck(List<Integer> weights, long seed) {
    int divisor = weights.stream().reduce(0, Deck::commonDivisor);
    this.weights = weights.stream().mapToInt(weight -> weight / divisor).toArray();
    // Arrivals are drawn from the trial's seed itself: the order must not go with them.
    this.seed = SplitMix64.at(seed, 0);
    int length = Arrays.stream(this.weights).sum();
    this.sorted = new int[length];
    this.round = new int[length];
    this.ranks = new int[length];
    this.dealt = new int[this.weights.length];
    int at = 0;
    for (int part = 0; part < this.weights.length; part++) {
      Arrays.fill(sorted, at, at + this.weights[part], part);
      at += this.weights[part];
    }
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  /**
   * The part that a call goes to, 0 and up.
   *
   * @param call its number in the trial, 0 and up; fastest where calls are asked for in order
   */
  int part(int call) {
    deal(call / round.length);
    return round[call % round.length];
  }

  /** How many calls before this one went to the same part, 0 and up. */
  int rank(int call) {
    int part = part(call);
    return call / round.length * weights[part] + ranks[call % round.length];
  }

  /** The share of a part in all calls, above 0 and below 1. */
  double share(int part) {
    return (double) weights[part] / round.length;
  }

  /** Lays out a round, unless it is the one that lies there (Fisher and Yates). */
  private void deal(int wanted) {
    if (wanted == number) {
      return;
    }
    number = wanted;
    System.arraycopy(sorted, 0, round, 0, round.length);
    long first = (long) wanted * round.length;
    for (int last = round.length - 1; last > 0; last--) {
      int other = (int) ((SplitMix64.at(seed, first + last) >>> 1) % (last + 1));
      int part = round[last];
      round[last] = round[other];
      round[other] = part;
    }
    Arrays.fill(dealt, 0);
    for (int at = 0; at < round.length; at++) {
      ranks[at] = dealt[round[at]]++;
    }
  }
}
