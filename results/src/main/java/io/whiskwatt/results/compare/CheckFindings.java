package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.results.stats.ErrorsInBoth;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.CheckedSource;
import io.whiskwatt.results.trial.CheckedWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Compares every source with its check. {@code docs/analysis.md} has the rules. */
final class CheckFindings {
  /** A slope whose whole interval is farther from 1 means that the two disagree. */
  static final double MARGIN = 0.10;

  /** A smaller r² means that the check does not follow the source. */
  static final double LEAST_SQUARED = 0.9;

  /**
   * Standard deviation of the windows' powers as a share of their mean, below which r² is noise.
   */
  static final double LEAST_SPREAD = 0.05;

  private CheckFindings() {}

  static List<CheckFinding> of(RunData run) {
    return CheckedSource.of(run).stream().map(CheckFindings::finding).toList();
  }

  private static CheckFinding finding(CheckedSource source) {
    double[] watts = watts(source, CheckedWindow::counted);
    double[] checkWatts = watts(source, CheckedWindow::check);
    double step = deviation(watts);
    double checkStep = deviation(checkWatts);
    double ratio =
        variance(source, CheckedWindow::counted, step)
            / variance(source, CheckedWindow::check, checkStep);
    ErrorsInBoth fit = ErrorsInBoth.of(watts, checkWatts, Double.isFinite(ratio) ? ratio : 1, 0.95);
    CheckFinding bare =
        new CheckFinding(
            source.platforms(),
            source(source.counted()),
            source(source.check()),
            "",
            source.machines(),
            source.windows().stream().map(window -> point(window, step, checkStep)).toList(),
            source.lost(),
            Interval.of(fit.slope()),
            Interval.of(fit.intercept()),
            fit.squared());
    return said(bare, sentence(bare));
  }

  private static double[] watts(
      CheckedSource source, Function<CheckedWindow, CheckedWindow.Seen> side) {
    return source.windows().stream()
        .mapToDouble(window -> side.apply(window).joules() / window.seconds())
        .toArray();
  }

  /** Root mean square distance from the mean: how much the power changes from window to window. */
  private static double deviation(double[] watts) {
    double mean = mean(watts, DoubleUnaryOperator.identity());
    return Math.sqrt(mean(watts, value -> (value - mean) * (value - mean)));
  }

  private static double mean(double[] values, DoubleUnaryOperator of) {
    return Arrays.stream(values).map(of).average().orElse(0);
  }

  private static double variance(
      CheckedSource source, Function<CheckedWindow, CheckedWindow.Seen> side, double step) {
    return source.windows().stream()
        .mapToDouble(window -> side.apply(window).variance(step, window.seconds()))
        .average()
        .orElse(0);
  }

  private static CheckFinding.Source source(SourceFacts facts) {
    return new CheckFinding.Source(
        facts.key(),
        facts.quality(),
        facts.zones().stream()
            .filter(ZoneFacts::summed)
            .map(ZoneFacts::domain)
            .distinct()
            .sorted()
            .toList(),
        facts.samplingPeriod().toNanos() / 1e9,
        facts.updatePeriod().toNanos() / 1e9,
        facts.resolution().joules(),
        facts.provenance());
  }

  private static CheckFinding.Point point(CheckedWindow window, double step, double checkStep) {
    double seconds = window.seconds();
    boolean idle = window.idle();
    return new CheckFinding.Point(
        idle ? window.step().key().condition() : window.step().key().cell(),
        idle,
        window.step().key().block(),
        window.step().session(),
        seconds,
        window.counted().joules(),
        window.check().joules(),
        seconds * Math.sqrt(window.counted().variance(step, seconds)),
        seconds * Math.sqrt(window.check().variance(checkStep, seconds)));
  }

  private static CheckFinding said(CheckFinding bare, String sentence) {
    return new CheckFinding(
        bare.platforms(),
        bare.counted(),
        bare.check(),
        sentence,
        bare.machines(),
        bare.points(),
        bare.lost(),
        bare.slope(),
        bare.interceptWatts(),
        bare.squared());
  }

  /** What stands between a check and its source; empty: they agree. */
  private static Optional<String> trouble(CheckFinding finding) {
    if (finding.machines() == CheckedSource.Machines.OTHERS) {
      return Optional.of("reads other machines, and nothing is compared");
    }
    if (!Double.isFinite(finding.slope().value())) {
      return Optional.of(
          "saw "
              + finding.points().size()
              + " windows together with it, too few to compare ("
              + ErrorsInBoth.FEWEST
              + " are needed)");
    }
    double spread = spread(finding);
    if (spread < LEAST_SPREAD) {
      return Optional.of(
          "cannot be compared: the windows drew nearly the same power (they scatter by "
              + Digits.percent(spread)
              + ", and "
              + Digits.percent(LEAST_SPREAD)
              + " are needed)");
    }
    return disagreement(finding);
  }

  private static Optional<String> disagreement(CheckFinding finding) {
    String slope =
        Digits.three(finding.slope().value())
            + " W for each W of it ("
            + Digits.three(finding.slope().low())
            + " … "
            + Digits.three(finding.slope().high())
            + ")";
    if (!(finding.squared() >= LEAST_SQUARED)) {
      return Optional.of(
          "does not follow it: r² is "
              + Digits.three(finding.squared())
              + ", and "
              + Digits.three(LEAST_SQUARED)
              + " is the least");
    }
    boolean off = finding.slope().low() > 1 + MARGIN || finding.slope().high() < 1 - MARGIN;
    return off
        ? Optional.of("shows " + slope + ", off by more than " + Digits.percent(MARGIN))
        : Optional.empty();
  }

  private static double spread(CheckFinding finding) {
    double[] watts = powers(finding, CheckFinding.Point::watts);
    return deviation(watts) / mean(watts, DoubleUnaryOperator.identity());
  }

  private static double[] powers(CheckFinding finding, ToDoubleFunction<CheckFinding.Point> power) {
    return finding.points().stream().mapToDouble(power).toArray();
  }

  private static String sentence(CheckFinding finding) {
    String names =
        "The check of the energy of "
            + String.join(", ", finding.platforms())
            + " ("
            + finding.check().key()
            + " beside "
            + finding.counted().key()
            + ") ";
    String found =
        trouble(finding)
            .orElseGet(
                () ->
                    "agrees: "
                        + Digits.three(finding.slope().value())
                        + " W for each W, r² "
                        + Digits.three(finding.squared())
                        + " over "
                        + finding.points().size()
                        + " windows");
    return names + found + "." + scope(finding) + machines(finding);
  }

  private static String scope(CheckFinding finding) {
    if (!sameScope(finding)) {
      return " The two cover different parts of the machine ("
          + String.join(" + ", finding.counted().domains())
          + " against "
          + String.join(" + ", finding.check().domains())
          + "), so a slope other than 1 is no wonder.";
    }
    return finding.counted().domains().contains("package")
        ? " Both go back to RAPL: that they agree says that it was read well, not that RAPL is"
            + " right."
        : "";
  }

  private static boolean sameScope(CheckFinding finding) {
    return finding.counted().domains().equals(finding.check().domains());
  }

  private static String machines(CheckFinding finding) {
    return finding.machines() == CheckedSource.Machines.UNKNOWN
        ? " Whether both read the same machine cannot be told: give its boot id (node: …)."
        : "";
  }

  /** Never one that forbids a verdict: no verdict rests on the check. */
  static Optional<Gate> gate(CheckFinding finding) {
    if (trouble(finding).isEmpty()) {
      return Optional.empty();
    }
    boolean grave =
        disagreement(finding).isPresent()
            && comparable(finding)
            && sameScope(finding)
            && finding.counted().quality() == Quality.MEASURED
            && finding.check().quality() == Quality.MEASURED;
    return Optional.of(
        new Gate(
            Gate.Kind.CHECK_DISAGREES,
            grave ? Gate.Severity.LIMITS : Gate.Severity.NOTE,
            finding.sentence()));
  }

  private static boolean comparable(CheckFinding finding) {
    return finding.machines() == CheckedSource.Machines.SAME
        && Double.isFinite(finding.slope().value())
        && spread(finding) >= LEAST_SPREAD;
  }
}
