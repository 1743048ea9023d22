package io.whiskwatt.results.compare;

import io.whiskwatt.run.StepFacts;
import java.util.Map;

/**
 * Sandboxes that wait in idle windows of a synthetic run.
 *
 * @param watts of each
 * @param left how many are alive when the window closes, in every other block
 */
record SyntheticPool(int sandboxes, double watts, int left) {
  Map<String, Object> facts(String platform, int block) {
    return Map.of(
        StepFacts.PLATFORM,
        platform,
        StepFacts.SANDBOXES_AT_OPENING,
        sandboxes,
        StepFacts.SANDBOXES_AT_CLOSE,
        block % 2 == 0 ? left : sandboxes);
  }
}
