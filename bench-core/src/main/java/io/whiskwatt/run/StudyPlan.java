package io.whiskwatt.run;

import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
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

  /**
   * The plan of a study of which nothing was done yet; the same study always has the same.
   *
   * @param longestDrain of all its platforms: what waiting for the sandboxes of a trial takes
   */
  public static StudyPlan of(StudySpec study, Duration longestDrain) {
    return new BlockPlan(study, longestDrain).all();
  }

  /** Without the blocks from this one on, counted from 0. */
  StudyPlan below(int most) {
    return new StudyPlan(
        blocks.stream()
            .filter(steps -> steps.stream().allMatch(step -> step.block() < most))
            .toList());
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
