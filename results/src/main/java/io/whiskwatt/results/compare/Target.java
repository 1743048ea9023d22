package io.whiskwatt.results.compare;

import io.whiskwatt.plan.Stopping;
import io.whiskwatt.results.precision.Precision;
import io.whiskwatt.results.precision.SampleSize;
import io.whiskwatt.results.store.StudyFacts;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How sure and how narrow the intervals of a study are meant to be.
 *
 * @param alpha of each decision over its whole family, at one look
 * @param halfWidth w, in ln θ: the study's, else δ/2
 * @param asked blocks from which on the half-width is due; empty: the study did not ask for one
 */
record Target(double alpha, double halfWidth, Optional<Integer> asked) {
  static Target of(StudyFacts study) {
    return study
        .stopping()
        .map(rule -> new Target(rule.alpha(), rule.halfWidth(), Optional.of(rule.minBlocks())))
        .orElseGet(
            () -> new Target(Stopping.ALPHA, study.equivalenceMargin() / 2, Optional.empty()));
  }

  double confidence() {
    return 1 - alpha;
  }

  Precision reached(EnergyRatio ratio) {
    return Precision.of(confidence(), ratio.deviation(), ratio.blocks(), halfWidth);
  }

  /**
   * From an interval that is Student's in ln θ.
   *
   * @param blocks from which it was made
   */
  Precision reached(Interval ratio, int blocks) {
    OptionalDouble deviation =
        ratio.bounded() && ratio.low() > 0 && blocks > 1
            ? OptionalDouble.of(
                SampleSize.deviation(Math.log(ratio.high() / ratio.low()) / 2, alpha, blocks))
            : OptionalDouble.empty();
    return Precision.of(confidence(), deviation, blocks, halfWidth);
  }

  /** Where the study asked for a narrower interval than it got. */
  Optional<Gate> gate(EnergyRatio ratio) {
    OptionalDouble deviation = ratio.deviation();
    int blocks = ratio.blocks();
    if (asked.isEmpty() || blocks < asked.get()) {
      return Optional.empty();
    }
    if (deviation.isEmpty()) {
      return Optional.of(
          notMet("The interval of the ratio has no end on one side, from " + blocks + " blocks"));
    }
    double reached = SampleSize.halfWidth(deviation.getAsDouble(), blocks);
    return reached <= halfWidth
        ? Optional.empty()
        : Optional.of(
            notMet(
                "The ratio is known to ±"
                    + Digits.percent(reached)
                    + " from "
                    + blocks
                    + " blocks"));
  }

  private Gate notMet(String what) {
    return new Gate(
        Gate.Kind.TARGET_NOT_MET,
        Gate.Severity.NOTE,
        what + "; the study asked for ±" + Digits.percent(halfWidth) + ".");
  }
}
