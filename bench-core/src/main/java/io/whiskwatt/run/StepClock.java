package io.whiskwatt.run;

import io.whiskwatt.plan.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Learns how long steps of each kind really take, for the time that remains. */
final class StepClock {
  private final Map<Class<?>, Double> overruns = new HashMap<>();

  /** An exponential mean of actual ÷ expected: the first blocks are slower than the later ones. */
  void saw(Step step, long nanos) {
    double ratio = nanos / (double) Math.max(1, ExpectedTime.of(step).toNanos());
    overruns.merge(step.getClass(), ratio, (old, latest) -> 0.7 * old + 0.3 * latest);
  }

  Duration remaining(List<Step> steps) {
    double nanos = 0;
    for (Step step : steps) {
      nanos += ExpectedTime.of(step).toNanos() * overruns.getOrDefault(step.getClass(), 1.0);
    }
    return Duration.ofNanos((long) nanos);
  }
}
