package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast invocations come, and how many are under way at a time.
 *
 * @param perSecond mean, 0 or more
 * @param concurrent the most at a time that are to be expected
 * @param dispersion variance of a number of invocations over its mean; 0: chance has no part
 * @param source how the rate is known
 */
record LoadRate(double perSecond, long concurrent, double dispersion, String source) {
  /** Standard deviations above the mean: of a Poisson number, exceeded once in 740. */
  private static final double DEVIATIONS = 3;

  /** The shortest call over HTTP that any OpenWhisk could answer: bounds what needs a median. */
  static final Duration SHORTEST_CALL = Duration.ofMillis(1);

  /**
   * Of a cell's load.
   *
   * @param call median time of one call; empty: none was made
   * @return empty where it depends on a time that is not known
   */
  static Optional<LoadRate> of(CellPlan plan, Optional<Duration> call) {
    if (plan.cell().load() instanceof LoadShape.Closed closed) {
      return call.map(median -> closed(closed, median));
    }
    LoadShape load = plan.cell().load();
    LoadShape.Open open =
        load instanceof LoadShape.Search search ? search.fastest() : (LoadShape.Open) load;
    return Optional.of(open(open, plan.window(), call));
  }

  /** In flight is what arrived within the time of one call; the mean, by Little's law. */
  private static LoadRate open(LoadShape.Open load, Duration window, Optional<Duration> call) {
    double perSecond = load.arrivals(window) / (window.toNanos() / 1e9);
    double inFlight = Math.max(1, load.most(call.orElse(SHORTEST_CALL)));
    long concurrent = (long) Math.ceil(above(inFlight, load.dispersion()));
    return new LoadRate(perSecond, concurrent, load.dispersion(), "plan");
  }

  private static LoadRate closed(LoadShape.Closed closed, Duration median) {
    double cycle = Math.max(SHORTEST_CALL.toNanos(), median.toNanos()) / 1e9;
    double perSecond = closed.concurrency() / (cycle + closed.thinkTime().toNanos() / 1e9);
    String source = String.format(Locale.ROOT, "estimated from calls of %d ms", median.toMillis());
    return new LoadRate(perSecond, closed.concurrency(), 0, source);
  }

  /** What a count of this mean hardly exceeds. */
  double most(double mean) {
    return above(mean, dispersion);
  }

  /** Chance decides when they come. */
  boolean random() {
    return dispersion > 0;
  }

  private static double above(double mean, double dispersion) {
    return mean + DEVIATIONS * Math.sqrt(mean * dispersion);
  }
}
