package io.whiskwatt.results.compare;

import io.whiskwatt.results.trial.Stages;
import java.util.Optional;

/**
 * Where the time of a cell's succeeded invocations went: mean seconds, which add up to the mean
 * service time.
 *
 * @param count invocations of which the stages are known, 1 and up
 * @param clientSeconds service time that is neither waiting nor duration: client and network
 * @param waitSeconds accepted → sent to the sandbox; for a cold start this holds making the sandbox
 * @param initSeconds loading the code
 * @param runSeconds the function itself
 * @param inits how many loaded the code
 * @param negativeWaits how many waits are negative, because the clocks of controller and invoker
 *     disagree
 * @param lowestWaitSeconds the most negative wait; 0 without any
 */
public record StageMeans(
    long count,
    double clientSeconds,
    double waitSeconds,
    double initSeconds,
    double runSeconds,
    long inits,
    long negativeWaits,
    double lowestWaitSeconds) {

  /** Empty where the platform told no stages. */
  static Optional<StageMeans> of(Stages sum) {
    if (sum.count() == 0) {
      return Optional.empty();
    }
    double n = sum.count();
    return Optional.of(
        new StageMeans(
            sum.count(),
            sum.client() / n,
            sum.waiting() / n,
            sum.init() / n,
            sum.run() / n,
            sum.inits(),
            sum.negativeWaits(),
            sum.lowestWait()));
  }

  /** Mean service time of these invocations. */
  public double totalSeconds() {
    return clientSeconds + waitSeconds + initSeconds + runSeconds;
  }
}
