package io.whiskwatt.results.compare;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
import java.util.Map;
import java.util.Optional;

/** What synthetic runs invoke. */
final class SyntheticWorkload {
  static final Workload HELLO =
      new Workload(
          "hello",
          new WorkloadSource.Bundled("hello"),
          Optional.empty(),
          DataSize.ofMegabytes(256),
          "{}");

  private SyntheticWorkload() {}

  /** A platform that invokes it. */
  static PlatformEntry on(String name, Map<String, String> claim) {
    ConfigNode section = ConfigNode.Mapping.empty("study.yaml");
    return new PlatformEntry(name, "local", section, claim, Optional.empty(), section);
  }
}
