package io.whiskwatt.results.compare;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Position;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.store.FileJournal;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.Providers;
import io.whiskwatt.run.StudyRunner;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeBehaviour;
import io.whiskwatt.testing.fake.FakeLab;
import io.whiskwatt.testing.fake.StartCost;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Power;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real runner on a simulated laboratory, its files, and what analysis makes of them. */
class WholeStudyTest {
  private static final Workload HELLO =
      new Workload(
          "hello",
          new WorkloadSource.Bundled("hello"),
          Optional.empty(),
          DataSize.ofMegabytes(256),
          "{}");

  @TempDir private Path temporary;

  @Test
  void energy_of_a_simulated_invocation_comes_back() {
    Comparison comparison = run(dear());
    assertThat(comparison.quality()).isEqualTo(Quality.SIMULATED);
    assertThat(comparison.blocksComplete()).isEqualTo(4);
    assertThat(net(comparison, 0)).isCloseTo(0.1, within(0.003));
    assertThat(net(comparison, 1)).isCloseTo(0.2, within(0.006));
    Contrast contrast = comparison.contrasts().get(0);
    assertThat(contrast.ratio().value()).isCloseTo(2, within(0.05));
    assertThat(contrast.verdict()).isEqualTo(Verdict.MORE);
  }

  @Test
  void calls_that_end_in_every_way_are_counted_by_kind_from_files_to_summary() {
    OutcomeKind[] kinds = OutcomeKind.values();
    Comparison comparison = run(dear().withOutcomes(number -> kinds[number % kinds.length]));
    CellSummary cell = comparison.cells().get(1);
    Map<OutcomeKind, Long> rows =
        RunData.read(folder()).steps().stream()
            .filter(step -> step.key().cell().equals(cell.id()))
            .flatMap(step -> RunData.read(folder()).invocations(step).stream())
            .collect(groupingBy(InvocationRow::outcome, counting()));
    assertThat(rows).containsOnlyKeys(kinds);
    assertThat(cell.calls().outcomes().counts()).isEqualTo(rows);
    assertThat(cell.gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.ERROR_RATE)
        .singleElement()
        .satisfies(gate -> assertThat(gate.message()).contains(" truncated", " stale connection"));
    for (OutcomeKind kind : kinds) {
      assertThat(SummaryJson.text(comparison))
          .contains("\"" + kind.key() + "\" : " + rows.get(kind));
    }
  }

  private static double net(Comparison comparison, int cell) {
    return comparison.cells().get(cell).energy().orElseThrow().netJoules().value();
  }

  private static FakeBehaviour dear() {
    return FakeBehaviour.usual().withStart(StartKind.WARM, StartCost.of(0, 0, 0.2));
  }

  private Path folder() {
    return temporary.resolve("run");
  }

  private Comparison run(FakeBehaviour dear) {
    ManualTime time = new ManualTime();
    FakeLab lab = new FakeLab(Power.ofWatts(20)).with("dear", dear);
    Providers providers = new Providers(List.of(lab.platforms()), List.of(lab.energies()));
    try (FileJournal journal = FileJournal.create(folder(), study())) {
      assertThat(StudyRunner.of(study(), providers, time).run(journal, event -> {})).isTrue();
    }
    return Analysis.of(folder());
  }

  private static StudySpec study() {
    return new StudySpec(
        "fakes",
        List.of(entry("usual"), entry("dear")),
        "usual",
        List.of(HELLO),
        List.of(StartKind.WARM),
        List.of(new LoadShape.Closed(1, Duration.ZERO)),
        new Design(
            DesignLevel.L1,
            4,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            7),
        0.05,
        "study: fakes\n");
  }

  private static PlatformEntry entry(String name) {
    Position here = new Position("study.yaml", 1, 1, name);
    return new PlatformEntry(
        name,
        FakeLab.KEY,
        new ConfigNode.Scalar(here, name, false),
        Map.of(),
        Optional.of(FakeLab.KEY),
        new ConfigNode.Scalar(here, "", false));
  }
}
