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

  /** Of the 95 % interval. */
  private static final Band COVERAGE = new Band(0.93, 0.985);

  private static final Band COVERAGE_CORRELATED = Band.atLeast(0.92);
  private static final Band COVERAGE_TRENDING = Band.atLeast(0.93);
  private static final Band FALSE_DIFFERENCE = Band.atMost(0.065);
  private static final Band FOUND = Band.atLeast(0.90);

  private static final int BLOCKS_FOR_CORRELATION = 20;

  /** Where power is promised. */
  private static final int BLOCKS_FOR_POWER = 30;

  /** That coverage is asked about; anything but 1 does. */
  private static final double RATIO = 1.1;

  /** The largest per-trial noise at which a 5 % difference is promised to be found. */
  private static final double NOISE_FOR_POWER = 0.055;

  private static final double SMALLEST_EFFECT = 0.0175;

  private final List<Row> rows = new ArrayList<>();

  private Promises() {}

  /**
   * All rows.
   *
   * @param blocks those wanted; power is asked for at 30 blocks alone
   */
  public static List<Row> rows(List<Integer> blocks) {
    Promises promises = new Promises();
    blocks.forEach(promises::coverage);
    blocks.forEach(promises::same);
    if (blocks.contains(BLOCKS_FOR_POWER)) {
      promises.power();
    }
    return List.copyOf(promises.rows);
  }

  private void coverage(int n) {
    for (double noise : List.of(0.02, 0.10, 0.30, 0.80)) {
      covered(independent(noise), n, COVERAGE);
    }
    for (Scenario scenario : alike()) {
      covered(scenario, n, COVERAGE);
    }
    covered(trending(), n, COVERAGE_TRENDING);
    for (double correlation : List.of(0.3, 0.5)) {
      covered(correlated(correlation), n, promisedFrom(BLOCKS_FOR_CORRELATION, n));
    }
    covered(correlated(0.8), n, Optional.empty());
    covered(rareOutliers(), n, Optional.empty());
  }

  private static Optional<Band> promisedFrom(int fewest, int n) {
    return n >= fewest ? Optional.of(COVERAGE_CORRELATED) : Optional.empty();
  }

  private void same(int n) {
    for (Scenario scenario : List.of(independent(0.05), commonDrift(), commonCorrelation())) {
      rows.add(new Row(scenario, 1, n, Question.DIFFERENT, Optional.of(FALSE_DIFFERENCE)));
    }
  }

  private void power() {
    for (double noise : List.of(0.02, NOISE_FOR_POWER)) {
      found(independent(noise), 1.05, Question.DIFFERENT);
      found(independent(noise), 1, Question.EQUIVALENT);
    }
    found(independent(0.02), 1 + SMALLEST_EFFECT, Question.DIFFERENT);
  }

  private void covered(Scenario scenario, int n, Band band) {
    covered(scenario, n, Optional.of(band));
  }

  private void covered(Scenario scenario, int n, Optional<Band> band) {
    rows.add(new Row(scenario, RATIO, n, Question.COVERAGE, band));
  }

  private void found(Scenario scenario, double ratio, Question question) {
    rows.add(new Row(scenario, ratio, BLOCKS_FOR_POWER, question, Optional.of(FOUND)));
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
