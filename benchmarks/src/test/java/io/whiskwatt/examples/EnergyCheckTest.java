package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

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
      design: { blocks: 4, warm-up: 300ms, settle: 0ms, idle-window: 400ms, window: 600ms }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_cold_start_costs_more_energy_than_a_warm_one() {
    Comparison comparison = Study.run(STUDY, folder.resolve("run"));

    Contrast energy =
        comparison.contrasts().stream().filter(Contrast::primary).findFirst().orElseThrow();
    assertThat(energy.verdict()).as(energy.sentence()).isEqualTo(Verdict.MORE);
    assertThat(energy.ratio().low()).isGreaterThan(2);
  }
}
