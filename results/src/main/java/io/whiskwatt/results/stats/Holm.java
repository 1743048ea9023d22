package io.whiskwatt.results.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Adjusts a family's decisions for its size (Holm 1979). */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values of both decisions of every comparison. All 2m p-values are stepped through
   * together with multiplier min(m, remaining): "the ratio is 1" and "it lies outside the margin"
   * cannot both be true, so never more than m of them are.
   *
   * @param decisions one per comparison
   * @return in the same order
   */
  public static List<Decision> adjust(List<Decision> decisions) {
    int m = decisions.size();
    double[] raw = new double[2 * m];
    for (int i = 0; i < m; i++) {
      raw[2 * i] = decisions.get(i).direction();
      raw[2 * i + 1] = decisions.get(i).equivalence();
    }
    double[] adjusted = adjust(raw, m);
    return IntStream.range(0, m)
        .mapToObj(i -> new Decision(adjusted[2 * i], adjusted[2 * i + 1]))
        .toList();
  }

  private static double[] adjust(double[] raw, int mostTrue) {
    int[] rising =
        IntStream.range(0, raw.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> raw[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[raw.length];
    double largest = 0;
    for (int step = 0; step < rising.length; step++) {
      int multiplier = Math.min(mostTrue, raw.length - step);
      largest = Math.max(largest, Math.min(1, raw[rising[step]] * multiplier));
      adjusted[rising[step]] = largest;
    }
    return adjusted;
  }

  /**
   * The p-values of one comparison.
   *
   * @param direction of "the ratio is 1"
   * @param equivalence of "the ratio lies outside the margin"
   */
  public record Decision(double direction, double equivalence) {}
}
