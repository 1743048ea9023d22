package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import io.whiskwatt.results.report.RunsFiles;
import io.whiskwatt.results.report.RunsTable;
import io.whiskwatt.results.report.TextTable;
import io.whiskwatt.results.simulate.Placement;
import io.whiskwatt.results.simulate.Scatter;
import io.whiskwatt.results.simulate.SimulatedStudy;
import io.whiskwatt.results.store.RunData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcrossRunsTest {
  @TempDir private Path folder;

  private SyntheticRun synthetic(double joules) {
    return SyntheticRun.of(StartKind.WARM)
        .platform("runc", new Truth(joules, 0.02, 80, 0.02))
        .blocks(6, 6);
  }

  private RunData written(String name, SyntheticRun run) {
    return RunData.read(run.write(folder.resolve(name)));
  }

  private static AcrossRuns across(RunData... runs) {
    return AcrossRuns.of(List.of(runs), Factors.NONE);
  }

  private static List<RunRatio> energy(AcrossRuns runs) {
    return runs.ratios().stream().filter(RunRatio::primary).toList();
  }

  @Test
  void same_cell_of_two_runs_is_compared_without_pairing() {
    List<RunRatio> ratios =
        energy(across(written("before", synthetic(0.5)), written("after", synthetic(0.6))));
    assertThat(ratios).hasSize(1);
    assertThat(ratios.get(0).ratio().value()).isCloseTo(1.2, within(0.05));
    assertThat(ratios.get(0).ratio().bounded()).isTrue();
    assertThat(ratios.get(0).verdict()).isEqualTo(Verdict.MORE);
    assertThat(ratios.get(0).baselineBlocks()).isEqualTo(6);
    assertThat(ratios.get(0).sentence()).contains("in after").contains("that in before");
  }

  @Test
  void every_later_run_is_held_against_the_first() {
    AcrossRuns runs =
        across(
            written("v1", synthetic(0.5)),
            written("v2", synthetic(0.5)),
            written("v3", synthetic(0.7)));
    assertThat(runs.runs()).containsExactly("v1", "v2", "v3");
    assertThat(energy(runs)).extracting(RunRatio::otherRun).containsExactly("v2", "v3");
    assertThat(energy(runs).get(1).ratio().value()).isCloseTo(1.4, within(0.06));
    assertThat(runs.comparisons()).hasSize(3);
  }

  @Test
  void response_times_are_compared_by_quantiles_that_can_be_estimated() {
    AcrossRuns runs = across(written("v1", synthetic(0.5)), written("v2", synthetic(0.5)));
    assertThat(runs.ratios())
        .extracting(RunRatio::metric)
        .containsExactly("net energy per invocation", "p50 response time", "p99 response time");
    assertThat(runs.ratios().get(1).baselineValue()).isCloseTo(0.02, within(0.005));
    SyntheticRun few =
        SyntheticRun.of(StartKind.WARM)
            .platform("runc", new Truth(0.5, 0.02, 40, 0.05))
            .blocks(6, 6);
    assertThat(across(written("v3", few), written("v4", synthetic(0.5))).ratios())
        .extracting(RunRatio::metric)
        .doesNotContain("p99 response time");
  }

  /** Two-sided, over two cells and two later runs together. */
  @Test
  void a_repetition_is_rarely_called_different() {
    int different = 0;
    for (int study = 0; study < 200; study++) {
      AcrossRuns runs = across(simulated(study), simulated(1000 + study), simulated(2000 + study));
      assertThat(energy(runs)).hasSize(4);
      different +=
          energy(runs).stream()
                  .anyMatch(
                      ratio -> ratio.verdict() == Verdict.MORE || ratio.verdict() == Verdict.LESS)
              ? 1
              : 0;
    }
    assertThat(different / 200.0).isLessThanOrEqualTo(0.08);
  }

  private static RunData simulated(long seed) {
    io.whiskwatt.results.simulate.Truth truth =
        new io.whiskwatt.results.simulate.Truth(
            1.1,
            List.of(),
            List.of(new Scatter.Independent(0.05)),
            List.of(new Scatter.Independent(0.05)),
            io.whiskwatt.results.simulate.Truth.QUIET_WATTS);
    return SimulatedStudy.of(truth, 8, seed);
  }

  @Test
  void runs_of_different_sources_are_refused() {
    RunData measured = written("measured", synthetic(0.5));
    RunData modelled = written("modelled", synthetic(0.5).quality("runc", Quality.MODELLED));
    assertThatThrownBy(() -> across(measured, modelled))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("the energy source of \"runc\" differ")
        .hasMessageContaining("(measured)")
        .hasMessageContaining("(modelled)")
        .hasMessageContaining("never compared");
  }

  @Test
  void runs_of_different_isolation_are_refused() {
    SyntheticRun claimed = synthetic(0.5).claim(IsolationProof.Verdict.PROVEN);
    assertThatThrownBy(() -> across(written("plain", synthetic(0.5)), written("claimed", claimed)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("the isolation of \"runc\" differ: nothing is claimed in \"plain\"")
        .hasMessageContaining("kernel=own");
  }

  @Test
  void everything_that_does_not_fit_comes_at_once() {
    SyntheticRun other =
        synthetic(0.5).claim(IsolationProof.Verdict.PROVEN).quality("runc", Quality.MODELLED);
    assertThatThrownBy(() -> across(written("a", synthetic(0.5)), written("b", other)))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class, wrong -> assertThat(wrong.problems()).hasSize(2));
  }

  @Test
  void what_may_change_is_told() {
    AcrossRuns runs =
        across(written("a", synthetic(0.5)), written("b", synthetic(0.5).governor("powersave")));
    assertThat(runs.changes())
        .singleElement()
        .asString()
        .contains("Between a and b the machines of \"runc\" changed")
        .contains("governor powersave");
  }

  @Test
  void runs_that_share_no_cell_are_refused() {
    RunData one = simulated(1);
    RunData other =
        SimulatedStudy.of(
            new io.whiskwatt.results.simulate.Truth(1, List.of(), List.of(), List.of(), 0.02),
            List.of(new Placement("x", "m", 1, Map.of()), new Placement("y", "m", 1, Map.of())),
            4,
            1);
    assertThatThrownBy(() -> across(one, other))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("share no cell");
  }

  @Test
  void one_run_is_too_few() {
    RunData only = written("only", synthetic(0.5));
    assertThatThrownBy(() -> across(only))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("two runs or more");
  }

  @Test
  void a_void_run_gives_no_verdict() {
    SyntheticRun refuted = synthetic(0.9).claim(IsolationProof.Verdict.REFUTED);
    AcrossRuns runs =
        across(
            written("a", synthetic(0.5).claim(IsolationProof.Verdict.REFUTED)),
            written("b", refuted));
    assertThat(runs.ratios()).extracting(RunRatio::verdict).containsOnly(Verdict.NONE);
  }

  @Test
  void without_energy_times_have_verdicts_all_the_same() {
    AcrossRuns runs =
        across(
            written("a", synthetic(0.5).quality("runc", Quality.NONE)),
            written("b", synthetic(0.5).quality("runc", Quality.NONE)));
    assertThat(runs.ratios())
        .extracting(RunRatio::metric)
        .containsExactly("p50 response time", "p99 response time");
    assertThat(runs.ratios()).extracting(RunRatio::verdict).doesNotContain(Verdict.NONE);
  }

  @Test
  void tables_and_files_hold_every_ratio() {
    AcrossRuns runs = across(written("v1", synthetic(0.5)), written("v2", synthetic(0.6)));
    assertThat(RunsTable.text(runs, TextTable.Style.plain(true)))
        .contains("Each run against v1.")
        .containsPattern("runc/hello@256MB/warm/closed-1 +net energy per invocation +v2 +\\d+ mJ");
    assertThat(RunsTable.text(runs, TextTable.Style.plain(false))).matches("\\p{ASCII}+");
    assertThat(RunsTable.markdown(runs)).contains("| cell | metric | run |").contains("| more |");
    assertThat(RunsFiles.csv(runs).lines()).hasSize(1 + runs.ratios().size());
    assertThat(RunsFiles.json(runs))
        .contains("\"baseline_run\" : \"v1\"", "\"verdict\" : \"more\"");
  }
}
