package io.whiskwatt.run;

import io.whiskwatt.plan.Step;
import java.time.Duration;

/** How long a step is expected to take before any was seen. */
final class ExpectedTime {
  private static final Duration CONTROL = Duration.ofMillis(100);
  private static final Duration TAIL = Duration.ofMillis(100);

  private ExpectedTime() {}

  static Duration of(Step step) {
    if (step instanceof Step.Idle idle) {
      return idle.length().plus(TAIL);
    }
    if (step instanceof Step.IdlePool pool) {
      return pool.length().plus(TAIL);
    }
    if (step instanceof Step.Fill) {
      return OpenTrial.CALL_ONCE.plus(CONTROL);
    }
    if (step instanceof Step.Measure measure) {
      return measure.window().plus(TAIL);
    }
    if (step instanceof Step.GeneratorOnly alone) {
      return alone.window().plus(TAIL);
    }
    if (step instanceof Step.WarmUp warmUp) {
      return warmUp.length().plus(CONTROL);
    }
    if (step instanceof Step.Settle settle) {
      return settle.length();
    }
    if (step instanceof Step.Drain drain) {
      return drain.expected().plus(CONTROL);
    }
    return CONTROL;
  }
}
