package io.whiskwatt.results.sensitivity;

import io.whiskwatt.results.stats.Estimate;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated interval from bootstrap replicates (Efron 1987), as Davison
 * &amp; Hinkley (1997, equations 5.8 and 5.21) and R's {@code boot.ci} compute it.
 */
final class BcaBootstrap {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private BcaBootstrap() {}

  /**
   * The interval; without ends where all replicates lie on one side of the estimate.
   *
   * @param value the estimate
   * @param replicates the same of resampled data
   * @param leftOut the same with each block left out once: from it the acceleration follows
   * @param confidence 0 to 1, 0.95 say
   */
  static Estimate interval(double value, double[] replicates, double[] leftOut, double confidence) {
    double[] rising = replicates.clone();
    Arrays.sort(rising);
    long below = Arrays.stream(rising).filter(replicate -> replicate < value).count();
    if (below == 0 || below == rising.length) {
      return new Estimate(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double bias = quantile((double) below / rising.length);
    double acceleration = acceleration(value, leftOut);
    return new Estimate(
        value,
        at(rising, level(bias, acceleration, (1 - confidence) / 2)),
        at(rising, level(bias, acceleration, (1 + confidence) / 2)));
  }

  private static double level(double bias, double acceleration, double level) {
    double shifted = bias + quantile(level);
    return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
  }

  /** Σl³ / 6(Σl²)^1.5 over the influences l of the blocks; 0 where none has any. */
  private static double acceleration(double value, double[] leftOut) {
    double squares = 0;
    double cubes = 0;
    for (double without : leftOut) {
      double influence = (leftOut.length - 1) * (value - without);
      squares += influence * influence;
      cubes += influence * influence * influence;
    }
    return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
  }

  /** The replicate of a level, between two of them in proportion on the normal scale. */
  private static double at(double[] rising, double level) {
    int count = rising.length;
    double rank = (count + 1) * level;
    int whole = (int) rank;
    if (whole < 1) {
      return rising[0];
    }
    if (whole >= count) {
      return rising[count - 1];
    }
    double low = quantile(whole / (count + 1.0));
    double high = quantile((whole + 1) / (count + 1.0));
    double share = (quantile(level) - low) / (high - low);
    return rising[whole - 1] + share * (rising[whole] - rising[whole - 1]);
  }

  private static double quantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }
}
