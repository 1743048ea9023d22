package io.whiskwatt.run;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Position;
import io.whiskwatt.plan.Arrangement;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.TrialOrder;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small studies for tests of this package. */
final class Studies {
  private Studies() {}

  static StudySpec of(int blocks, List<StartKind> starts, String... platforms) {
    List<PlatformEntry> entries = Arrays.stream(platforms).map(Studies::entry).toList();
    return new StudySpec(
        "test",
        entries,
        platforms[0],
        List.of(hello()),
        starts,
        List.of(new LoadShape.Closed(1, Duration.ZERO)),
        design(blocks),
        0.05,
        "");
  }

  /** In another arrangement. */
  static StudySpec arranged(StudySpec study, Arrangement arrangement) {
    return new StudySpec(
        study.name(),
        study.platforms(),
        study.baseline(),
        study.workloads(),
        study.starts(),
        study.loads(),
        study.design().with(arrangement),
        study.equivalenceMargin(),
        study.source());
  }

  /** Each platform is of the lab's behaviour, and metered by the machine, that bears its name. */
  static StudySpec apart(int blocks, List<StartKind> starts, String... platforms) {
    StudySpec study = of(blocks, starts, platforms);
    return new StudySpec(
        study.name(),
        Arrays.stream(platforms).map(Studies::named).toList(),
        study.baseline(),
        study.workloads(),
        study.starts(),
        study.loads(),
        study.design().with(new Arrangement(TrialOrder.PARALLEL, List.of())),
        study.equivalenceMargin(),
        study.source());
  }

  private static PlatformEntry named(String name) {
    ConfigNode section = new ConfigNode.Scalar(new Position("test", 1, 1, ""), name, false);
    return new PlatformEntry(name, "fake", section, Map.of(), Optional.of("fake"), section);
  }

  private static Design design(int blocks) {
    return new Design(
        DesignLevel.L1,
        blocks,
        Duration.ofMillis(100),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        42);
  }

  private static Workload hello() {
    return new Workload(
        "hello",
        new WorkloadSource.Bundled("hello"),
        Optional.empty(),
        DataSize.ofMegabytes(256),
        "{}");
  }

  /** With a second machine of the lab as a check of every platform. */
  static StudySpec checked(StudySpec study, String machine) {
    ConfigNode section = new ConfigNode.Scalar(new Position("test", 1, 1, ""), machine, false);
    List<PlatformEntry> platforms =
        study.platforms().stream()
            .map(
                entry ->
                    new PlatformEntry(
                        entry.name(),
                        entry.key(),
                        entry.section(),
                        entry.isolation(),
                        entry.energyKey(),
                        entry.energySection(),
                        Optional.of(new PlatformEntry.Source("fake", section))))
            .toList();
    return new StudySpec(
        study.name(),
        platforms,
        study.baseline(),
        study.workloads(),
        study.starts(),
        study.loads(),
        study.design(),
        study.equivalenceMargin(),
        study.source());
  }

  private static PlatformEntry entry(String name) {
    ConfigNode section = ConfigNode.Mapping.empty("test");
    return new PlatformEntry(name, "fake", section, Map.of(), Optional.of("fake"), section);
  }
}
