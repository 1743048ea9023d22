package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.trial.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GatesPageTest {
  @Test
  void page_names_every_gate_that_analysis_sets() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "analysis.md"));
    for (Gate.Kind kind : Gate.Kind.values()) {
      assertThat(page).contains("`" + kind.key() + "`");
    }
  }

  @Test
  void page_says_the_limits_that_are_applied() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "analysis.md"));
    assertThat(page)
        .contains("more than " + Digits.percent(CallGates.FAILED_LIMIT) + " of the invocations")
        .contains("more than " + Digits.percent(CallGates.THROTTLED_LIMIT) + " were refused")
        .contains("bring in more than " + Digits.percent(WrongStarts.LIMIT) + " of their energy")
        .contains("more than " + Digits.percent(WrongStarts.VOID_TRIALS_LIMIT) + " of a cell's")
        .contains("how more than " + Digits.percent(StartGates.UNKNOWN_LIMIT) + " started")
        .contains("more than " + Digits.percent(StartGates.CONTRADICTED_LIMIT) + " have witnesses")
        .contains("more than " + Digits.percent(CallGates.ACCEPTED_LIMIT) + " were accepted")
        .contains("where more than " + Digits.percent(Served.UNKNOWN_LIMIT) + " ran")
        .contains("more than " + Digits.percent(CallGates.DROPPED_LIMIT) + " of arrivals")
        .contains("the larger of 10 ms and " + Digits.percent(CallGates.LATENESS_SHARE))
        .contains("up to " + Digits.percent(EnergyGates.LOST_LIMIT) + " of a cell's trials")
        .contains("above " + Digits.percent(EnergyGates.IDLE_SCATTER_LIMIT) + " of idle power")
        .contains("more than " + Digits.percent(EnergyGates.COARSE_NOTE) + " of a window's energy")
        .contains("more than " + Digits.percent(EnergyGates.COARSE_LIMIT))
        .contains("more than " + UsageGates.FOREIGN_PROCESSORS + " processors busy")
        .contains("more than " + Digits.percent(UsageGates.FOREIGN_SHARE) + " of them")
        .contains("more than " + Digits.percent(UsageGates.STEAL_LIMIT) + " of the CPU time")
        .contains("more than " + Digits.percent(UsageGates.OWN_NOTE) + " of the CPU time of the")
        .contains("more than " + Math.round(UsageGates.DRIFT_LIMIT) + " °C")
        .contains("slope lies beyond 1 ± " + Digits.percent(CheckFindings.MARGIN))
        .contains("r² is below " + CheckFindings.LEAST_SQUARED)
        .contains("scatter by less than " + Digits.percent(CheckFindings.LEAST_SPREAD));
  }
}
