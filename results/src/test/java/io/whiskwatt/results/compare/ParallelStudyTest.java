package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Position;
import io.whiskwatt.plan.Arrangement;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.TrialOrder;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.results.store.FileJournal;
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

/** Two simulated platforms, each on a machine of its own, measured side by side. */
class ParallelStudyTest {
  @TempDir private Path temporary;

  @Test
  void each_platform_is_given_the_energy_of_its_own_machine() {
    Comparison comparison = run();
    assertThat(comparison.blocksComplete()).isEqualTo(4);
    assertThat(net(comparison, 0)).isCloseTo(0.1, within(0.003));
    assertThat(net(comparison, 1)).isCloseTo(0.2, within(0.006));
    assertThat(comparison.contrasts().get(0).ratio().value()).isCloseTo(2, within(0.05));
  }

  @Test
  void its_settings_are_kept_with_the_run() {
    run();
    assertThat(RunData.read(folder()).study().design()).isEqualTo(study().design());
  }

  private static double net(Comparison comparison, int cell) {
    return comparison.cells().get(cell).energy().orElseThrow().netJoules().value();
  }

  private Path folder() {
    return temporary.resolve("run");
  }

  private Comparison run() {
    ManualTime time = new ManualTime();
    FakeBehaviour dear = FakeBehaviour.usual().withStart(StartKind.WARM, StartCost.of(0, 0, 0.2));
    FakeLab lab =
        new FakeLab(Power.ofWatts(20))
            .with("cheap", FakeBehaviour.usual().onMachine("cheap"))
            .with("dear", dear.onMachine("dear"));
    Providers providers = new Providers(List.of(lab.platforms()), List.of(lab.energies()));
    try (FileJournal journal = FileJournal.create(folder(), study())) {
      assertThat(StudyRunner.of(study(), providers, time).run(journal, event -> {})).isTrue();
    }
    return Analysis.of(folder());
  }

  private static StudySpec study() {
    Duration second = Duration.ofSeconds(1);
    Arrangement sideBySide =
        new Arrangement(TrialOrder.PARALLEL, List.of(new IdleCondition.Pool(2)));
    return new StudySpec(
        "fakes",
        List.of(entry("cheap"), entry("dear")),
        "cheap",
        List.of(hello()),
        List.of(StartKind.WARM),
        List.of(new LoadShape.Closed(1, Duration.ZERO)),
        new Design(
            DesignLevel.L4,
            4,
            Duration.ZERO,
            second,
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            7,
            sideBySide),
        0.05,
        "study: fakes\n");
  }

  private static Workload hello() {
    WorkloadSource source = new WorkloadSource.Bundled("hello");
    return new Workload("hello", source, Optional.empty(), DataSize.ofMegabytes(256), "{}");
  }

  private static PlatformEntry entry(String name) {
    ConfigNode section = new ConfigNode.Scalar(new Position("study.yaml", 1, 1, name), name, false);
    return new PlatformEntry(
        name, FakeLab.KEY, section, Map.of(), Optional.of(FakeLab.KEY), section);
  }
}
