package io.whiskwatt.rapl.junit;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.BlockEnergy;
import io.whiskwatt.rapl.LocalEnergy;
import io.whiskwatt.rapl.source.PowercapSurvey;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads the energy of the executions of a test method and holds it against their budget. */
final class EnergyReader implements AutoCloseable {
  private static final String BUDGET = "energy";

  private final WithoutRapl withoutRapl;
  private Optional<LocalEnergy> energy = Optional.empty();
  private Optional<LocalEnergy.Block> block = Optional.empty();
  private String reason = "";

  private EnergyReader(WithoutRapl withoutRapl) {
    this.withoutRapl = withoutRapl;
  }

  static EnergyReader open(WithoutRapl withoutRapl, ExtensionContext context) {
    EnergyReader reader = new EnergyReader(withoutRapl);
    Path root =
        context
            .getConfigurationParameter(BudgetExtension.POWERCAP_ROOT)
            .map(Path::of)
            .orElse(PowercapSurvey.DEFAULT_ROOT);
    try {
      reader.energy =
          Optional.of(
              withoutRapl == WithoutRapl.MODEL
                  ? LocalEnergy.open(root)
                  : LocalEnergy.measured(root));
    } catch (EnergyUnavailable unavailable) {
      reader.reason = String.valueOf(unavailable.getMessage());
    }
    return reader;
  }

  void begin() {
    block = energy.map(LocalEnergy::begin);
  }

  /** What the executions since the begin used, against the budget of each. */
  Judgement end(double budgetJoules, int repetitions) {
    try {
      return block
          .map(begun -> judge(begun.end(), budgetJoules, repetitions))
          .orElseGet(() -> unknown(reason));
    } catch (EnergyUnavailable unavailable) {
      return unknown(String.valueOf(unavailable.getMessage()));
    }
  }

  private Judgement judge(BlockEnergy spent, double budgetJoules, int repetitions) {
    double joules = spent.energy().joules() / repetitions;
    double uncertainty = spent.uncertainty().joules() / repetitions;
    boolean measured = spent.quality() == Quality.MEASURED;
    boolean kept = !(joules - (measured ? 2 * uncertainty : 0) > budgetJoules);
    if (kept && !spent.complete()) {
      return unknown("readings are missing: " + spent.notes());
    }
    String error = measured ? text(" ± %.4g J", uncertainty) : "";
    return Judgement.of(
        BUDGET,
        kept,
        text("%.4g J", joules)
            + error
            + text(" per execution (mean of %d, ", repetitions)
            + (measured
                ? "measured by RAPL"
                : spent.quality().key() + " from CPU time, not measured")
            + text(
                ", %.1f W over %.3g s, the whole machine with its idle power); ",
                spent.meanPower().watts(), spent.duration().toNanos() / 1e9)
            + text("the budget is %s J", budgetJoules));
  }

  private Judgement unknown(String why) {
    return new Judgement(
        BUDGET,
        withoutRapl == WithoutRapl.SKIP
            ? Judgement.Outcome.UNKNOWN_AND_SKIPPED
            : Judgement.Outcome.UNKNOWN_AND_FAILED,
        "the energy budget cannot be checked: " + why);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  @Override
  public void close() {
    energy.ifPresent(LocalEnergy::close);
  }
}
