package io.whiskwatt.run;

import io.whiskwatt.plan.Step;
import java.time.Duration;
import java.util.List;

/**
 * All steps of a study in the order they will be carried out.
 *
 * @param blocks the steps of each block
 */
public record StudyPlan(List<List<Step>> blocks) {
  public StudyPlan {
    blocks = blocks.stream().map(List::copyOf).toList();
  }

  public int steps() {
    return blocks.stream().mapToInt(List::size).sum();
  }

  /** Windows, warm-ups, idle and settling times, and an allowance for the control steps. */
  public Duration expected() {
    return blocks.stream()
        .flatMap(List::stream)
        .map(ExpectedTime::of)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
