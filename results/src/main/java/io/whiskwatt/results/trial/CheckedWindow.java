package io.whiskwatt.results.trial;

import io.whiskwatt.run.StepRecord;

/**
 * One window as two sources saw it.
 *
 * @param step a trial or an idle window
 * @param counted by the source that counts
 * @param check by the one beside it
 */
public record CheckedWindow(StepRecord step, Seen counted, Seen check) {
  /** In seconds. */
  public double seconds() {
    return seconds(step);
  }

  static double seconds(StepRecord step) {
    return (step.endNanos() - step.startNanos()) / 1e9;
  }

  /** True for a window in which nothing ran. */
  public boolean idle() {
    return !step.key().condition().equals(Trials.MEASURE);
  }

  /**
   * Energy by one source.
   *
   * @param edgeSeconds the root of the squared distances of the readings around both edges
   * @param varianceJoules what does not depend on how the power changes at the edges, in J²
   */
  public record Seen(double joules, double edgeSeconds, double varianceJoules) {
    static Seen of(NodeSet.Drawn drawn, double updateSeconds, double seconds) {
      double watts = drawn.joules() / seconds;
      double widths =
          square(drawn.opening().widthSeconds()) + square(drawn.closing().widthSeconds());
      double brackets =
          square(drawn.opening().bracketSeconds())
              + square(drawn.closing().bracketSeconds())
              // The bound of the clocks is the half-width of a uniform distribution.
              + 4 * square(drawn.clockSeconds());
      double fixed =
          (2 * square(updateSeconds * watts) + widths * square(watts) + 2 * drawn.units()) / 12;
      return new Seen(drawn.joules(), Math.sqrt(brackets), fixed);
    }

    /**
     * Variance of the mean power, in W².
     *
     * @param stepWatts by how much the power usually changes at an edge
     */
    public double variance(double stepWatts, double seconds) {
      return (varianceJoules + square(edgeSeconds * stepWatts) / 12) / square(seconds);
    }

    private static double square(double value) {
      return value * value;
    }
  }
}
