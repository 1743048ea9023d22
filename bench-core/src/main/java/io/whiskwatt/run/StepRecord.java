package io.whiskwatt.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of {@code trials.jsonl}: a step that was carried out.
 *
 * @param session 0 and up; each start of the tool on a results folder opens a new one, and clocks
 *     do not cross it
 * @param order position among the steps of its block as executed, 0 and up
 * @param startNanos the window's opening on the run's clock
 * @param endNanos the window's close: after the last completion and its tail
 * @param wallStart the opening in UTC
 * @param facts further facts: numbers, booleans or text, by name (see {@link StepFacts})
 */
public record StepRecord(
    StepKey key,
    int session,
    int order,
    long startNanos,
    long endNanos,
    Instant wallStart,
    Map<String, Object> facts) {
  public StepRecord {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
