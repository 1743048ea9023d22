package io.whiskwatt.results.trial;

import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.results.store.InvocationRow;

/**
 * Sums over the invocations of which the platform told the stages, in seconds.
 *
 * @param count how many these are
 * @param client service time that is neither waiting nor duration: network, gateway, controller
 * @param waiting accepted → sent to the sandbox
 * @param init loading the code, 0 where it was loaded before
 * @param run the function itself
 * @param inits how many loaded the code
 */
public record Stages(
    long count, double client, double waiting, double init, double run, long inits) {
  /** No invocation. */
  public static final Stages NONE = new Stages(0, 0, 0, 0, 0, 0);

  Stages plus(InvocationRow row, InvocationDetail detail) {
    if (detail.times().durationMillis().isEmpty()) {
      return this;
    }
    double duration = detail.times().durationMillis().getAsLong() / 1e3;
    double init = detail.times().initMillis().orElse(0) / 1e3;
    double waiting = detail.times().waitMillis().orElse(0) / 1e3;
    return plus(
        new Stages(
            1,
            row.serviceNanos() / 1e9 - waiting - duration,
            waiting,
            init,
            duration - init,
            detail.times().initMillis().isPresent() ? 1 : 0));
  }

  /** Both together. */
  public Stages plus(Stages other) {
    return new Stages(
        count + other.count,
        client + other.client,
        waiting + other.waiting,
        init + other.init,
        run + other.run,
        inits + other.inits);
  }
}
