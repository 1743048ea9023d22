package io.whiskwatt.results.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * How much the mean power of an idle window scatters, pooled over a study.
 *
 * @param variance s² of one window's mean, in W²; NaN when it cannot be told
 * @param extrapolation variance of one window's mean as a forecast of its neighbour's, in W², drift
 *     included; NaN when it cannot be told
 */
public record IdleNoise(double variance, double extrapolation) {
  /**
   * An idle window.
   *
   * @param seconds its middle, on any clock of the session
   * @param watts its mean power
   */
  public record Window(double seconds, double watts) {}

  /**
   * From second differences d = I_j − (w₀·I_{j−1} + w₁·I_{j+1}), s² = Σd²/Σ(1 + w₀² + w₁²): a
   * steady drift leaves no trace in them. Without three windows in any session, from the
   * differences of neighbours, which drift inflates.
   *
   * @param sessions windows in the order of time, by session and node
   */
  public static IdleNoise of(List<List<Window>> sessions) {
    List<double[]> first = new ArrayList<>();
    List<double[]> second = new ArrayList<>();
    for (List<Window> windows : sessions) {
      for (int j = 1; j < windows.size(); j++) {
        double d = windows.get(j).watts() - windows.get(j - 1).watts();
        first.add(new double[] {d * d, 1});
      }
      for (int j = 1; j + 1 < windows.size(); j++) {
        second.add(secondDifference(windows.get(j - 1), windows.get(j), windows.get(j + 1)));
      }
    }
    double neighbours = pooled(first);
    double variance = second.isEmpty() ? neighbours / 2 : pooled(second);
    return new IdleNoise(variance, Math.max(2 * variance, neighbours));
  }

  private static double[] secondDifference(Window before, Window middle, Window after) {
    double w1 = (middle.seconds() - before.seconds()) / (after.seconds() - before.seconds());
    double w0 = 1 - w1;
    double d = middle.watts() - (w0 * before.watts() + w1 * after.watts());
    return new double[] {d * d, 1 + w0 * w0 + w1 * w1};
  }

  private static double pooled(List<double[]> parts) {
    return parts.stream().mapToDouble(part -> part[0]).sum()
        / parts.stream().mapToDouble(part -> part[1]).sum();
  }
}
