package io.whiskwatt.plan;

import java.nio.file.Path;

/** Where an action's code comes from. */
public sealed interface WorkloadSource {
  /** A workload of the bundled suite, {@code hello} say. */
  record Bundled(String name) implements WorkloadSource {}

  /** A file with the action's code. */
  record CodeFile(Path path) implements WorkloadSource {}

  /** An action that exists on the platform, {@code /_/mine} say. */
  record Existing(String action) implements WorkloadSource {}
}
