package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.stats.Estimate;

/** Estimates as text. */
record Estimates(Figures figures) {
  private static final Scale ONE = new Scale(Unit.ONE, 0);

  static Interval interval(Estimate estimate) {
    return new Interval(estimate.value(), estimate.low(), estimate.high());
  }

  /** {@code 12.3 mJ (11.9 … 12.7)} with the prefix that suits the value. */
  String text(Estimate estimate, Unit unit) {
    return text(estimate, Scale.of(unit, estimate.value()));
  }

  String text(Estimate estimate, Scale scale) {
    return figures.interval(interval(estimate), scale);
  }

  /** A number with its interval and a unit that takes no prefix. */
  String text(Estimate estimate, String unit) {
    String value = figures.value(interval(estimate), ONE);
    return Double.isFinite(estimate.value())
        ? value + " " + unit + " (" + figures.range(interval(estimate), ONE) + ")"
        : value;
  }
}
