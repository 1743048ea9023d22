package io.whiskwatt.testing;

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
public final class Cells {
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

  public static Cell hello(StartKind start) {
    return hello(start, new LoadShape.Closed(1, Duration.ZERO));
  }

  public static Cell hello(StartKind start, LoadShape load) {
    return new Cell(
        "fake",
        new Workload(
            "hello",
            new WorkloadSource.Bundled("hello"),
            Optional.empty(),
            DataSize.ofMegabytes(256),
            "{}"),
        start,
        load);
  }
}
