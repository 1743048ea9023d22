package io.whiskwatt.results.inquiry;

import java.util.List;
import java.util.NavigableMap;

/**
 * What the idle windows of one platform with waiting sandboxes say.
 *
 * @param sandboxes k
 * @param watts of each of them by block, (P_pool − P_empty)/k
 * @param limits what the numbers do not hold for, a sentence each
 */
record IdlePool(int sandboxes, NavigableMap<Integer, Double> watts, List<String> limits) {
  IdlePool {
    limits = List.copyOf(limits);
  }
}
