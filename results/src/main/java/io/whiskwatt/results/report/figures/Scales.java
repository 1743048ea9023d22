package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.Latency;
import java.util.Optional;

/** The units that the numbers of one column share, and the numbers in them. */
public final class Scales {
  private Scales() {}

  public static Scale netEnergy(Comparison comparison) {
    return Scale.shared(
        Unit.JOULE,
        comparison.cells().stream()
            .flatMap(cell -> cell.energy().stream())
            .map(EnergyPerInvocation::netJoules)
            .mapToDouble(net -> net.value())
            .toArray());
  }

  public static Scale response(Comparison comparison) {
    return Scale.shared(
        Unit.SECOND,
        comparison.cells().stream()
            .flatMap(cell -> quantile(cell.response(), 0.5).stream())
            .mapToDouble(quantile -> quantile.seconds().value())
            .toArray());
  }

  /** A response time quantile with its unit; empty where it cannot be estimated. */
  public static Optional<String> quantile(
      CellSummary cell, double level, Scale scale, Figures figures) {
    return quantile(cell.response(), level, scale, figures);
  }

  /** The same of any response times. */
  public static Optional<String> quantile(
      Latency latency, double level, Scale scale, Figures figures) {
    return quantile(latency, level)
        .filter(Latency.Quantile::estimable)
        .map(quantile -> figures.quantity(quantile.seconds().value(), scale));
  }

  public static Optional<Latency.Quantile> quantile(Latency latency, double level) {
    return latency.quantiles().stream()
        .filter(quantile -> Math.abs(quantile.level() - level) < 1e-9)
        .findFirst();
  }
}
