package io.whiskwatt.cli;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.TrialPoint;
import io.whiskwatt.results.precision.Detectability;
import io.whiskwatt.units.Notation;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What energy a study will be able to tell from idle power, said before it starts. */
final class DetectionAhead {
  /**
   * u(E)/T of a 30 s window on one machine of 60 W idle: quiet, typical, busy. Longer windows
   * hardly help, since idle power wanders.
   */
  private static final List<Detectability> MACHINES =
      List.of(new Detectability(0.11), new Detectability(0.25), new Detectability(0.60));

  private final StudySpec study;
  private final PrintWriter out;
  private final double halfWidth;

  DetectionAhead(StudySpec study, PrintWriter out) {
    this.study = study;
    this.out = out;
    this.halfWidth =
        study.stopping().map(Stopping::halfWidth).orElse(study.equivalenceMargin() / 2);
  }

  /** From nothing but the plan: orders of magnitude, for one machine. */
  void print() {
    out.println(
        "energy that can be told from idle power, on one quiet / typical / busy machine of 60 W idle"
            + " (of k machines, √k times as much):");
    out.println(
        "  net power from "
            + each(Detectability::limitWatts)
            + " W on; a ratio to "
            + width()
            + " in "
            + study.design().blocks()
            + " blocks from "
            + each(machine -> machine.wattsFor(study.design().blocks(), halfWidth))
            + " W on");
    Map<String, Double> rates =
        study.cells().stream()
            .filter(cell -> perSecond(cell).isPresent())
            .collect(
                Collectors.toMap(
                    cell -> cell.load().id(),
                    cell -> perSecond(cell).orElseThrow(),
                    (one, same) -> one,
                    TreeMap::new));
    rates.forEach(
        (load, rate) ->
            out.println(
                "  "
                    + load
                    + ": from "
                    + each(machine -> 1000 * machine.limitWatts() / rate)
                    + " mJ per invocation on"));
    out.println("  --like DIR says it from a run on the machines themselves");
  }

  private String each(ToDoubleFunction<Detectability> figure) {
    return MACHINES.stream()
        .map(machine -> two(figure.applyAsDouble(machine)))
        .collect(Collectors.joining(" / "));
  }

  private OptionalDouble perSecond(Cell cell) {
    if (!(cell.load() instanceof LoadShape.Open load)) {
      return OptionalDouble.empty();
    }
    double seconds = cell.window(study.design()).toNanos() / 1e9;
    double rate = load.arrivals(cell.window(study.design())) / seconds;
    return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
  }

  /**
   * From an earlier run on the same machines: each cell that both have.
   *
   * @return that the answer is no: a cell's energy could not be told from idle
   */
  ExitCode print(Path earlier) {
    Map<String, CellSummary> known =
        Analysis.of(earlier).cells().stream()
            .collect(Collectors.toMap(CellSummary::id, Function.identity()));
    out.println("energy that can be told from idle power, by '" + earlier + "':");
    boolean visible = true;
    for (Cell cell : study.cells()) {
      visible &= print(cell, Optional.ofNullable(known.get(cell.id())));
    }
    return visible ? ExitCode.OK : ExitCode.ANSWER_IS_NO;
  }

  /** Returns false where it cannot be seen. */
  private boolean print(Cell cell, Optional<CellSummary> earlier) {
    OptionalDouble uncertainty =
        earlier.map(DetectionAhead::uncertainty).orElse(OptionalDouble.empty());
    Optional<EnergyPerInvocation> energy = earlier.flatMap(CellSummary::energy);
    if (energy.isEmpty() || uncertainty.isEmpty()) {
      out.println("  " + cell.id() + ": that run tells nothing of it");
      return true;
    }
    Detectability machine = new Detectability(uncertainty.getAsDouble());
    double watts = energy.get().netWatts();
    out.println("  " + cell.id() + ": " + outlook(watts, machine, cell.window(study.design())));
    return watts >= machine.limitWatts();
  }

  /** What a cell of this net power is like. */
  String outlook(double watts, Detectability machine, Duration window) {
    String limit = two(machine.limitWatts()) + " W";
    if (watts < machine.limitWatts()) {
      return two(watts)
          + " W net cannot be told from idle power, where "
          + limit
          + " are needed: raise the rate or the concurrency to "
          + times(machine.limitWatts() / watts)
          + " of it, make windows longer than "
          + Notation.DURATION.write(window)
          + ", or let fewer machines serve";
    }
    int blocks = machine.blocksFor(watts, halfWidth);
    int planned = study.design().blocks();
    return two(watts)
        + " W net, seen from "
        + limit
        + " on; a ratio to "
        + width()
        + " takes "
        + blocks
        + " blocks or more"
        + (blocks > planned ? ", and the study has " + planned : "");
  }

  private static String times(double factor) {
    return factor > 0 && Double.isFinite(factor) ? two(factor) + " times" : "many times";
  }

  /** u(E)/T in W, mean over the trials. */
  private static OptionalDouble uncertainty(CellSummary cell) {
    return cell.trials().stream().flatMapToDouble(DetectionAhead::uncertainty).average();
  }

  private static DoubleStream uncertainty(TrialPoint trial) {
    double watts = trial.uncertaintyJoules() / trial.seconds();
    return Double.isFinite(watts) && watts > 0 ? DoubleStream.of(watts) : DoubleStream.empty();
  }

  private String width() {
    return "±" + two(100 * halfWidth) + " %";
  }

  private static String two(double value) {
    return Double.isFinite(value) && value != 0
        ? new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.0f", value);
  }
}
