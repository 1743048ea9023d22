package io.whiskwatt.results.calibrate;

import io.whiskwatt.results.simulate.Scatter;
import io.whiskwatt.results.simulate.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the method promises of its figures, scenario by scenario, and what it does not. */
public final class Promises {
  /** Numbers of blocks that a table shows. */
  public static final List<Integer> BLOCKS = List.of(5, 10, 20, 30, 50);

  /** The scenario of the smallest difference that can be found. */
  public static final String QUIET = "independent, 2 %";

  /** Of the 95 % interval. */
  private static final Band COVERAGE = new Band(0.93, 0.985);

  private static final Band COVERAGE_CORRELATED = Band.atLeast(0.92);
  private static final Band COVERAGE_TRENDING = Band.atLeast(0.93);
  private static final Band FALSE_DIFFERENCE = Band.atMost(0.065);
  private static final Band FOUND = Band.atLeast(0.90);

  private static final int BLOCKS_FOR_CORRELATION = 20;

  /** Below, rare outliers may all have been missed by a study: nothing is promised. */
  private static final int BLOCKS_FOR_OUTLIERS = Integer.MAX_VALUE;

  /** Where power is promised. */
  private static final int BLOCKS_FOR_POWER = 30;

  /** That coverage is asked about; anything but 1 does. */
  private static final double RATIO = 1.1;

  /** The largest per-trial noise at which a 5 % difference is promised to be found. */
  private static final double NOISE_FOR_POWER = 0.055;

  private static final double QUIET_NOISE = 0.02;
  private static final double DIFFERENCE = 0.05;

  /** Promised to be found at 2 % noise. */
  private static final double SMALLEST_EFFECT = 0.0175;

  private static final List<Double> EFFECTS = List.of(0.0150, SMALLEST_EFFECT, 0.0200, 0.0225);
  private static final List<Double> NOISES = List.of(QUIET_NOISE, 0.10, 0.30, 0.80);

  private final List<Integer> blocks;
  private final List<Row> rows = new ArrayList<>();

  private Promises(List<Integer> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * All rows, those of one scenario together.
   *
   * @param blocks numbers of blocks wanted; power is asked for at 30 alone
   */
  public static List<Row> rows(List<Integer> blocks) {
    Promises promises = new Promises(blocks);
    promises.coverage();
    promises.same();
    if (blocks.contains(BLOCKS_FOR_POWER)) {
      promises.power();
    }
    return List.copyOf(promises.rows);
  }

  private void coverage() {
    NOISES.forEach(noise -> covered(independent(noise), COVERAGE, 0));
    alike().forEach(scenario -> covered(scenario, COVERAGE, 0));
    covered(trending(), COVERAGE_TRENDING, 0);
    covered(correlated(0.3), COVERAGE_CORRELATED, BLOCKS_FOR_CORRELATION);
    covered(correlated(0.5), COVERAGE_CORRELATED, BLOCKS_FOR_CORRELATION);
    covered(correlated(0.8), COVERAGE_CORRELATED, Integer.MAX_VALUE);
    covered(rareOutliers(), COVERAGE, BLOCKS_FOR_OUTLIERS);
  }

  private void same() {
    for (Scenario scenario : List.of(independent(0.05), commonDrift(), commonCorrelation())) {
      for (int n : blocks) {
        rows.add(new Row(scenario, 1, n, Question.DIFFERENT, Optional.of(FALSE_DIFFERENCE)));
      }
    }
  }

  private void power() {
    for (double noise : List.of(QUIET_NOISE, NOISE_FOR_POWER)) {
      found(noise, 1 + DIFFERENCE, Question.DIFFERENT, Optional.of(FOUND));
      found(noise, 1, Question.EQUIVALENT, Optional.of(FOUND));
    }
    for (double effect : EFFECTS) {
      Optional<Band> band = effect == SMALLEST_EFFECT ? Optional.of(FOUND) : Optional.empty();
      found(QUIET_NOISE, 1 + effect, Question.DIFFERENT, band);
    }
  }

  /** Promised from so many blocks on. */
  private void covered(Scenario scenario, Band band, int fewest) {
    for (int n : blocks) {
      Optional<Band> promised = n >= fewest ? Optional.of(band) : Optional.empty();
      rows.add(new Row(scenario, RATIO, n, Question.COVERAGE, promised));
    }
  }

  private void found(double noise, double ratio, Question question, Optional<Band> band) {
    rows.add(new Row(independent(noise), ratio, BLOCKS_FOR_POWER, question, band));
  }

  /** Scenarios in which both platforms fare alike, or independently of time. */
  private static List<Scenario> alike() {
    return List.of(
        commonDrift(),
        commonCorrelation(),
        own("heavy tails (t, 3 degrees), 10 %", new Scatter.HeavyTailed(0.10)),
        new Scenario(
            "unequal noise, 2 % and 20 %",
            truth(List.of(), independently(0.02), independently(0.20))),
        skewed(),
        new Scenario(
            "idle power scatters by 0.5 W of 10 W net",
            new Truth(1, List.of(), independently(0.02), independently(0.02), 0.5)));
  }

  private static Scenario independent(double noise) {
    return own("independent, " + percent(noise), new Scatter.Independent(noise));
  }

  private static Scenario commonDrift() {
    return new Scenario(
        "common drift of 20 %, own noise 5 %",
        truth(List.of(new Scatter.Drift(0.20)), independently(0.05), independently(0.05)));
  }

  private static Scenario commonCorrelation() {
    return new Scenario(
        "common correlation 0.5 at 10 %, own noise 5 %",
        truth(
            List.of(new Scatter.Autoregressive(0.10, 0.5)),
            independently(0.05),
            independently(0.05)));
  }

  private static Scenario skewed() {
    List<Scatter> scatter = List.of(new Scatter.Skewed(0.20), new Scatter.Outliers(0.05, 2));
    return new Scenario("skew 20 % and outliers on both", truth(List.of(), scatter, scatter));
  }

  private static Scenario trending() {
    return new Scenario(
        "ratio rises by 20 %, own noise 5 %",
        truth(
            List.of(),
            independently(0.05),
            List.of(new Scatter.Drift(0.20), new Scatter.Independent(0.05))));
  }

  private static Scenario correlated(double correlation) {
    return own(
        "own correlation " + correlation + " at 10 %",
        new Scatter.Autoregressive(0.10, correlation));
  }

  private static Scenario rareOutliers() {
    return new Scenario(
        "rare outliers on one side (2 % of blocks × 5)",
        truth(
            List.of(),
            independently(0.05),
            List.of(new Scatter.Independent(0.05), new Scatter.Outliers(0.02, 5))));
  }

  private static Scenario own(String name, Scatter scatter) {
    return new Scenario(name, truth(List.of(), List.of(scatter), List.of(scatter)));
  }

  private static List<Scatter> independently(double share) {
    return List.of(new Scatter.Independent(share));
  }

  private static Truth truth(List<Scatter> common, List<Scatter> baseline, List<Scatter> other) {
    return new Truth(1, common, baseline, other, Truth.QUIET_WATTS);
  }

  private static String percent(double share) {
    String digits = String.valueOf(Math.round(share * 1000) / 10.0);
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + " %";
  }
}
