package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Optional;

/** Plans for tests: 10 s of warm-up, 10 s of settling, a window of 30 s. */
final class Plans {
  static final Design DESIGN = design(Duration.ofSeconds(10), Duration.ofSeconds(30));

  private Plans() {}

  static Design design(Duration warmUp, Duration window) {
    Duration ten = Duration.ofSeconds(10);
    return new Design(DesignLevel.L4, 2, warmUp, ten, window, window, 42);
  }

  static CellPlan plan(StartKind start, LoadShape load) {
    return new CellPlan(new Cell("runc", hello(Optional.empty(), 128), start, load), DESIGN);
  }

  static Workload hello(Optional<String> kind, int megabytes) {
    return new Workload(
        "hello", new WorkloadSource.Bundled("hello"), kind, DataSize.ofMegabytes(megabytes), "{}");
  }
}
