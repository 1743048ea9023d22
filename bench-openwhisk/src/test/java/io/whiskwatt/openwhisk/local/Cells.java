package io.whiskwatt.openwhisk.local;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Optional;

/** Cells for tests. */
final class Cells {
  /** Two blocks with windows of a second. */
  public static final Design DESIGN =
      new Design(
          DesignLevel.L4,
          2,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          42);

  private Cells() {}

  /** The bundled hello on the platform's preferred kind. */
  static Cell hello(StartKind start) {
    return hello(start, Optional.empty(), 1);
  }

  static Cell hello(StartKind start, Optional<String> kind, int concurrency) {
    return new Cell(
        "here", bundled("hello", kind), start, new LoadShape.Closed(concurrency, Duration.ZERO));
  }

  static Workload bundled(String name, Optional<String> kind) {
    WorkloadSource source = new WorkloadSource.Bundled(name);
    return new Workload(name, source, kind, DataSize.ofMegabytes(128), "{}");
  }
}
