package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.Study;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyCheckTest {
  private static final String STUDY =
      """
      study: cold-against-warm
      platforms:
        here: { local: { sandbox: process } }
      workloads: [ { name: hello, kind: "java:17" } ]
      starts: [ cold, warm ]
      design: { blocks: 6, warm-up: 300ms, settle: 0ms, idle-window: 600ms, window: 1s }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_cold_start_costs_more_energy_than_a_warm_one() {
    Comparison comparison = Study.run(STUDY, folder.resolve("run"));

    assertThat(gross(comparison, StartKind.COLD))
        .isGreaterThan(2 * gross(comparison, StartKind.WARM));
    Contrast energy =
        comparison.contrasts().stream().filter(Contrast::primary).findFirst().orElseThrow();
    assertThat(energy.verdict()).as(energy.sentence()).isEqualTo(Verdict.MORE);
    assertThat(energy.ratio().low()).isGreaterThan(2);
  }

  /** Joules per invocation, idle power included. */
  private static double gross(Comparison comparison, StartKind start) {
    return comparison.cells().stream()
        .filter(cell -> cell.start() == start)
        .flatMap(cell -> cell.energy().stream())
        .mapToDouble(energy -> energy.grossJoules().value())
        .findFirst()
        .orElseThrow();
  }
}
