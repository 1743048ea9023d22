package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.plan.LoadShape;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast invocations come, and how many are under way at a time.
 *
 * @param perSecond mean, 0 or more
 * @param concurrent the most at a time that are to be expected
 * @param random true where chance decides when they come
 * @param source how the rate is known
 */
record LoadRate(double perSecond, long concurrent, boolean random, String source) {
  /** Of a Poisson number, as many standard deviations above the mean: exceeded once in 740. */
  private static final double DEVIATIONS = 3;

  /** The shortest call over HTTP that any OpenWhisk could answer: bounds what needs a median. */
  static final Duration SHORTEST_CALL = Duration.ofMillis(1);

  /**
   * Of a load.
   *
   * @param call median time of one call; empty: none was made
   * @return empty where it depends on a time that is not known
   */
  static Optional<LoadRate> of(LoadShape load, Optional<Duration> call) {
    if (load instanceof LoadShape.Closed closed) {
      return call.map(median -> closed(closed, median));
    }
    if (load instanceof LoadShape.Constant constant) {
      double rate = constant.rate().perSecond();
      return Optional.of(new LoadRate(rate, (long) Math.ceil(inFlight(rate, call)), false, "plan"));
    }
    double rate = ((LoadShape.Poisson) load).rate().perSecond();
    long most = (long) Math.ceil(above(inFlight(rate, call)));
    return Optional.of(new LoadRate(rate, most, true, "plan"));
  }

  private static LoadRate closed(LoadShape.Closed closed, Duration median) {
    double cycle = Math.max(SHORTEST_CALL.toNanos(), median.toNanos()) / 1e9;
    double perSecond = closed.concurrency() / (cycle + closed.thinkTime().toNanos() / 1e9);
    String source = String.format(Locale.ROOT, "estimated from calls of %d ms", median.toMillis());
    return new LoadRate(perSecond, closed.concurrency(), false, source);
  }

  /** Little's law: rate × time in the system. */
  private static double inFlight(double perSecond, Optional<Duration> call) {
    return Math.max(1, perSecond * call.orElse(SHORTEST_CALL).toNanos() / 1e9);
  }

  /** What a count of this mean hardly exceeds. */
  double most(double mean) {
    return random ? above(mean) : mean;
  }

  private static double above(double mean) {
    return mean + DEVIATIONS * Math.sqrt(mean);
  }
}
