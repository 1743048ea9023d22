package io.whiskwatt.plan;

import java.time.Duration;

/**
 * One thing that is measured: platform × workload × start × load shape.
 *
 * @param platform the platform's name in the study
 */
public record Cell(String platform, Workload workload, StartKind start, LoadShape load) {
  /** {@code runc/hello@256MB/cold/closed-1}. */
  public String id() {
    return platform + "/" + comparisonKey();
  }

  /** Length of its measuring window: the design's, or a shorter one of the load's own. */
  public Duration window(Design design) {
    return load.window(design.window());
  }

  /** The id without the platform: cells that share it are compared with each other. */
  public String comparisonKey() {
    return workload.id() + "/" + start.key() + "/" + load.id();
  }
}
