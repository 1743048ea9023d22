package io.whiskwatt.results.simulate;

import java.util.Arrays;

/**
 * How values scatter from block to block: relative deviations whose expectation is 0 over the
 * blocks of a study, so that the truth stays what it was set to.
 */
public sealed interface Scatter {
  /** One deviation for each block, in the order of time. */
  double[] deviations(int blocks, Chance chance);

  /**
   * Independent and normal.
   *
   * @param share its standard deviation, 0 and up
   */
  record Independent(double share) implements Scatter {
    @Override
    public double[] deviations(int blocks, Chance chance) {
      double[] values = new double[blocks];
      Arrays.setAll(values, block -> share * chance.normal());
      return values;
    }
  }

  /**
   * Normal, and each block resembles the one before: a stationary first-order autoregression.
   *
   * @param share its standard deviation, 0 and up
   * @param correlation of neighbouring blocks, 0 to 1
   */
  record Autoregressive(double share, double correlation) implements Scatter {
    @Override
    public double[] deviations(int blocks, Chance chance) {
      double[] values = new double[blocks];
      double fresh = Math.sqrt(1 - correlation * correlation);
      double state = chance.normal();
      for (int block = 0; block < blocks; block++) {
        values[block] = share * state;
        state = correlation * state + fresh * chance.normal();
      }
      return values;
    }
  }

  /**
   * Independent, with the heavy tails of Student's t with 3 degrees of freedom.
   *
   * @param share its standard deviation, 0 and up
   */
  record HeavyTailed(double share) implements Scatter {
    @Override
    public double[] deviations(int blocks, Chance chance) {
      double[] values = new double[blocks];
      Arrays.setAll(values, block -> share * chance.heavyTailed() / Math.sqrt(3));
      return values;
    }
  }

  /**
   * Independent, with the one-sided tail of a logarithmic normal distribution.
   *
   * @param sigma of the logarithm, 0 and up
   */
  record Skewed(double sigma) implements Scatter {
    @Override
    public double[] deviations(int blocks, Chance chance) {
      double[] values = new double[blocks];
      Arrays.setAll(
          values, block -> StrictMath.exp(sigma * chance.normal() - sigma * sigma / 2) - 1);
      return values;
    }
  }

  /**
   * Independent; now and then a block takes several times as much.
   *
   * @param share of the blocks, 0 to 1
   * @param times as much, above 1
   */
  record Outliers(double share, double times) implements Scatter {
    @Override
    public double[] deviations(int blocks, Chance chance) {
      double usual = 1 / (1 + share * (times - 1));
      double[] values = new double[blocks];
      Arrays.setAll(values, block -> (chance.unit() <= share ? times * usual : usual) - 1);
      return values;
    }
  }

  /**
   * A steady rise over the study, no chance in it.
   *
   * @param rise from the first block to the last, relative to the mean
   */
  record Drift(double rise) implements Scatter {
    @Override
    public double[] deviations(int blocks, Chance chance) {
      double[] values = new double[blocks];
      Arrays.setAll(values, block -> rise * ((double) block / Math.max(1, blocks - 1) - 0.5));
      return values;
    }
  }
}
