package io.whiskwatt.results.compare;

import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.List;

/** Gates that follow from the blocks of one comparison. {@code docs/analysis.md} has them. */
final class BlockGates {
  private static final int BLOCKS_TO_RULE_OUT_CORRELATION = 20;
  private static final double TREND_LIMIT = 2;

  /** With fewer, |t| > 2 is no rare event. */
  private static final int BLOCKS_FOR_A_TREND = 6;

  private BlockGates() {}

  static List<Gate> of(EnergyRatio ratio, DesignLevel level) {
    List<Gate> gates = new ArrayList<>();
    ratio.estimate().ifPresent(estimate -> series(estimate, ratio.blocks(), gates));
    if (ratio.blocks() < BLOCKS_TO_RULE_OUT_CORRELATION) {
      gates.add(
          new Gate(
              Gate.Kind.TOO_FEW_BLOCKS,
              Gate.Severity.NOTE,
              ratio.blocks()
                  + " blocks are too few to rule out that neighbouring blocks influence each other; "
                  + BLOCKS_TO_RULE_OUT_CORRELATION
                  + " are enough."));
    }
    double value = ratio.interval(0.95).value();
    if (level == DesignLevel.L4 && Double.isFinite(value)) {
      gates.add(
          new Gate(
              Gate.Kind.DESIGN_UNCONTROLLED,
              Gate.Severity.LIMITS,
              "A difference of "
                  + Digits.percent(Math.abs(value - 1))
                  + " between the machines alone would explain all of it."));
    }
    return gates;
  }

  private static void series(RatioEstimate estimate, int blocks, List<Gate> gates) {
    if (estimate.correlated()) {
      gates.add(
          new Gate(
              Gate.Kind.CORRELATED,
              Gate.Severity.LIMITS,
              "Neighbouring blocks look alike (correlation "
                  + Digits.three(Math.min(1, estimate.correlation()))
                  + "); the interval allows for it and is wider."));
    }
    if (blocks >= BLOCKS_FOR_A_TREND && Math.abs(estimate.trend()) > TREND_LIMIT) {
      gates.add(
          new Gate(
              Gate.Kind.TRENDING_RATIO,
              Gate.Severity.LIMITS,
              "The ratio changed steadily during the run (t = "
                  + Digits.three(estimate.trend())
                  + " of a slope over the blocks): it depends on time, and the number is its"
                  + " average."));
    }
  }
}
