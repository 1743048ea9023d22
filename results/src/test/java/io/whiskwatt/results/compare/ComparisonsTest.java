package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import io.whiskwatt.results.store.RunData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonsTest {
  @TempDir private Path folder;

  private RunData run(String name, double joules, Quality quality) {
    Truth truth = new Truth(joules, 0.02, 40, 0.05);
    SyntheticRun run =
        SyntheticRun.of(StartKind.WARM)
            .platform("runc", truth)
            .quality("runc", quality)
            .blocks(6, 6);
    return RunData.read(run.write(folder.resolve(name)));
  }

  @Test
  void same_cell_of_two_runs_is_compared_without_pairing() {
    List<RunRatio> ratios =
        Comparisons.acrossRuns(
            List.of(run("before", 0.5, Quality.MEASURED), run("after", 0.6, Quality.MEASURED)));
    assertThat(ratios).hasSize(1);
    assertThat(ratios.get(0).ratio().value()).isCloseTo(1.2, within(0.05));
    assertThat(ratios.get(0).ratio().bounded()).isTrue();
    assertThat(ratios.get(0).baselineBlocks()).isEqualTo(6);
    assertThat(ratios.get(0).sentence()).contains("in after").contains("that in before");
  }

  @Test
  void runs_of_different_quality_are_refused() {
    RunData measured = run("measured", 0.5, Quality.MEASURED);
    RunData modelled = run("modelled", 0.5, Quality.MODELLED);
    assertThatThrownBy(() -> Comparisons.acrossRuns(List.of(measured, modelled)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("measured in \"measured\" and modelled in \"modelled\"")
        .hasMessageContaining("never compared");
  }

  @Test
  void one_run_is_too_few() {
    RunData only = run("only", 0.5, Quality.MEASURED);
    assertThatThrownBy(() -> Comparisons.acrossRuns(List.of(only)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("two runs or more");
  }
}
