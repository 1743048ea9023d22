package io.whiskwatt.cli.hostile;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Which misdeed meets which request. Called by several threads. */
public interface Script {
  /**
   * The next one's.
   *
   * @param number 0 and up, one more with each request
   */
  Misdeed of(Request request, long number);

  /** As the last part of the path names it. */
  static Script byPath() {
    return (request, number) -> Misdeed.ofKey(request.lastPart());
  }

  /** At random, the same for the same seed and number. */
  static Script mixed(Map<Misdeed, Integer> weights, long seed) {
    Map<Misdeed, Integer> own = new EnumMap<>(weights);
    int total = own.values().stream().mapToInt(Integer::intValue).sum();
    return (request, number) -> {
      int left = new SplittableRandom(seed + number).nextInt(total);
      for (Map.Entry<Misdeed, Integer> each : own.entrySet()) {
        left -= each.getValue();
        if (left < 0) {
          return each.getKey();
        }
      }
      throw new IllegalStateException("weights that do not add up: " + own);
    };
  }
}
