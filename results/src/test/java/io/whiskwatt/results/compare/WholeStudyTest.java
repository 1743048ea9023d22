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
  void what_the_generator_itself_takes_is_measured_and_taken_off() {
    ManualTime time = new ManualTime();
    FakeLab lab = new FakeLab(Power.ofWatts(20)).with("dear", dear());
    SendingLab sending =
        new SendingLab(lab.platforms(), lab.machine(FakeBehaviour.MACHINE, time), 0.04);
    Comparison comparison = run(new Providers(List.of(sending), List.of(lab.energies())), time);
    // 0.1 J and 0.2 J a call, of which 0.04 J are the generator's.
    assertThat(net(comparison, 0)).isCloseTo(0.06, within(0.003));
    assertThat(net(comparison, 1)).isCloseTo(0.16, within(0.006));
    Contrast contrast = comparison.contrasts().get(0);
    assertThat(contrast.ratio().value()).isCloseTo(8.0 / 3, within(0.1));
    assertThat(generator(comparison).orElseThrow().value()).isCloseTo(0.04, within(0.002));
    assertThat(comparison.gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.GENERATOR_ON_SAME_NODE)
        .singleElement()
        .satisfies(gate -> assertThat(gate.message()).contains("40.0 mJ per call", "taken off"));
    assertThat(RunData.read(folder()).steps())
        .filteredOn(step -> step.key().condition().equals("generator-only"))
        .hasSize(4)
        .allSatisfy(
            step ->
                assertThat(step.facts())
                    .containsEntry(
                        "standsFor",
                        "usual/hello@256MB/warm/closed-1,dear/hello@256MB/warm/closed-1"));
  }

  @Test
  void without_a_window_of_its_own_nothing_is_taken_off() {
    Comparison comparison = run(dear());
    assertThat(generator(comparison)).isEmpty();
    assertThat(comparison.gates())
        .extracting(Gate::kind)
        .doesNotContain(Gate.Kind.GENERATOR_ON_SAME_NODE);
  }

  private static Optional<Interval> generator(Comparison comparison) {
    return comparison.cells().get(0).energy().orElseThrow().generatorJoules();
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
    return run(new Providers(List.of(lab.platforms()), List.of(lab.energies())), time);
  }

  private Comparison run(Providers providers, ManualTime time) {
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
