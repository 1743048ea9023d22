package io.whiskwatt.plan;

import java.nio.file.Path;
import java.util.Map;

/** Where an action's code comes from. */
public sealed interface WorkloadSource {
  /**
   * A workload of the bundled suite, {@code hello} say.
   *
   * @param written what each field of the payload was written as, where it is known: a size of
   *     {@code 50ms} and a count of {@code 4 kB} are mistakes that their numbers no longer show
   */
  record Bundled(String name, Map<String, Quantity> written) implements WorkloadSource {
    public Bundled {
      written = Map.copyOf(written);
    }

    /** With a payload that no person wrote. */
    public Bundled(String name) {
      this(name, Map.of());
    }
  }

  /** A file with the action's code. */
  record CodeFile(Path path) implements WorkloadSource {}

  /** An action that exists on the platform, {@code /_/mine} say. */
  record Existing(String action) implements WorkloadSource {}
}
