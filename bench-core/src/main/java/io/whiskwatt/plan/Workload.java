package io.whiskwatt.plan;

import io.whiskwatt.units.DataSize;
import java.util.List;
import java.util.Optional;

/**
 * An action with its payload, or a mix of them.
 *
 * @param name unique in a study; part of the cell id
 * @param kind the runtime, {@code nodejs:20} say; empty: the platform's choice for the source
 * @param memory the sandbox's limit; of a mix the largest of its parts
 * @param payload a JSON object
 */
public record Workload(
    String name, WorkloadSource source, Optional<String> kind, DataSize memory, String payload) {
  /** {@code hello@256MB}. */
  public String id() {
    return name + "@" + memory;
  }

  /** What is put in place and invoked: the workload itself, or the parts of a mix. */
  public List<Workload> actions() {
    return source instanceof WorkloadSource.Mix mix
        ? mix.parts().stream().map(WorkloadSource.Part::workload).toList()
        : List.of(this);
  }
}
