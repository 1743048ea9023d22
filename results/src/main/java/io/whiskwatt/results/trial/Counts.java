package io.whiskwatt.results.trial;

import java.util.HashMap;
import java.util.Map;

/** How often each of some things occurred. */
final class Counts {
  private Counts() {}

  static <K> Map<K, Long> sum(Map<K, Long> a, Map<K, Long> b) {
    Map<K, Long> sum = new HashMap<>(a);
    b.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return Map.copyOf(sum);
  }

  static long total(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
