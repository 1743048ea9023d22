package io.whiskwatt.plan;

import io.whiskwatt.units.DataSize;
import java.util.Optional;

/**
 * An action with its payload.
 *
 * @param name unique in a study; part of the cell id
 * @param kind the runtime, {@code nodejs:20} say; empty: the platform's choice for the source
 * @param memory the sandbox's limit
 * @param payload a JSON object
 */
public record Workload(
    String name, WorkloadSource source, Optional<String> kind, DataSize memory, String payload) {
  /** {@code hello@256MB}. */
  public String id() {
    return name + "@" + memory;
  }
}
