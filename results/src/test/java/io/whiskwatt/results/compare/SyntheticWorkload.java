package io.whiskwatt.results.compare;

import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
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
}
