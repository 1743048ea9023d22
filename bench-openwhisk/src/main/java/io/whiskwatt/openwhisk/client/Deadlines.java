package io.whiskwatt.openwhisk.client;

import java.time.Duration;

/**
 * How long answers are waited for.
 *
 * @param control requests other than invocations
 * @param grace after an invocation's own time: a killed action answers some 11 s late
 */
record Deadlines(Duration control, Duration grace) {
  static final Deadlines USUAL = new Deadlines(Duration.ofSeconds(75), Duration.ofSeconds(15));

  Duration after(Duration invocation) {
    return invocation.plus(grace);
  }
}
