package io.whiskwatt.results.trial;

import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.results.store.InvocationRow;

/**
 * Sums over the invocations of which the platform told the stages, in seconds.
 *
 * @param count how many these are
 * @param client service time that is neither waiting nor duration: client and network
 * @param waiting accepted → sent to the sandbox, negative ones as they came
 * @param init loading the code, 0 where it was loaded before
 * @param run the function itself
 * @param inits how many loaded the code
 * @param negativeWaits how many waits are negative: the clocks of two hosts disagree
 * @param lowestWait the smallest wait, 0 at most
 */
public record Stages(
    long count,
    double client,
    double waiting,
    double init,
    double run,
    long inits,
    long negativeWaits,
    double lowestWait) {
  /** No invocation. */
  public static final Stages NONE = new Stages(0, 0, 0, 0, 0, 0, 0, 0);

  static Stages of(InvocationRow row, InvocationDetail detail) {
    PlatformTimes times = detail.times();
    if (times.durationMillis().isEmpty() || times.waitMillis().isEmpty()) {
      return NONE;
    }
    double duration = times.durationMillis().getAsLong() / 1e3;
    double waiting = times.waitMillis().getAsLong() / 1e3;
    double init = times.initMillis().orElse(0) / 1e3;
    return new Stages(
        1,
        row.serviceNanos() / 1e9 - waiting - duration,
        waiting,
        init,
        duration - init,
        times.initMillis().isPresent() ? 1 : 0,
        waiting < 0 ? 1 : 0,
        Math.min(0, waiting));
  }

  /** Both together. */
  public Stages plus(Stages other) {
    return new Stages(
        count + other.count,
        client + other.client,
        waiting + other.waiting,
        init + other.init,
        run + other.run,
        inits + other.inits,
        negativeWaits + other.negativeWaits,
        Math.min(lowestWait, other.lowestWait));
  }
}
