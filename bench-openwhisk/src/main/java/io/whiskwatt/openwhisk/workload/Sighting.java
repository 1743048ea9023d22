package io.whiskwatt.openwhisk.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.openwhisk.workload.action.JavaAction;
import java.util.Optional;

/**
 * What the probe saw of the place it ran in: a sandbox, or a machine itself. Two sightings can be
 * compared field by field; what a place hides is empty, 0 or false.
 */
public record Sighting(Kernel kernel, Machine machine, Confinement confinement, Mounts mounts) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * The kernel that answered.
   *
   * @param release as {@code uname -r}
   * @param bootId as {@code /proc/sys/kernel/random/boot_id}
   */
  public record Kernel(String release, String bootId) {}

  /**
   * The machine as it looks from there.
   *
   * @param hypervisor true where the processor says that it is a virtual one: the flag in {@code
   *     /proc/cpuinfo}, which the host has too when it is a virtual machine
   * @param vendor of the machine by its firmware, {@code QEMU Standard PC (Q35 + ICH9, 2009)} say
   * @param cpus processors in {@code /proc/cpuinfo}
   * @param memoryBytes MemTotal
   */
  public record Machine(boolean hypervisor, String vendor, int cpus, long memoryBytes) {}

  /**
   * What the process is set apart by.
   *
   * @param host name
   * @param pidNamespace {@code pid:[4026531836]} is that of a machine
   * @param init name of process 1
   * @param cgroup {@code /proc/self/cgroup}, at most 2000 characters
   */
  public record Confinement(String host, String pidNamespace, String init, String cgroup) {}

  /**
   * The mount table.
   *
   * @param digest SHA-256 over its sorted mount points, file system types and kinds of source,
   *     without the parts that differ from start to start: equal for sandboxes made alike
   * @param count mounts
   * @param rootType file system type of {@code /}
   */
  public record Mounts(String digest, int count, String rootType) {}

  /** Reads the probe's result; empty when it is none. */
  public static Optional<Sighting> ofResult(String resultJson) {
    try {
      JsonNode result = MAPPER.readTree(resultJson);
      return result.path("kernel").isTextual() ? Optional.of(ofNode(result)) : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** What the probe would see outside any sandbox, in this very process. */
  public static Sighting ofThisMachine() {
    return ofResult(JavaAction.probeHere()).orElseThrow();
  }

  private static Sighting ofNode(JsonNode node) {
    return new Sighting(
        new Kernel(text(node, "kernel"), text(node, "bootId")),
        new Machine(
            node.path("hypervisor").asBoolean(),
            text(node, "vmVendor"),
            node.path("cpus").asInt(),
            node.path("memoryBytes").asLong()),
        new Confinement(
            text(node, "host"),
            text(node, "pidNamespace"),
            text(node, "init"),
            text(node, "cgroup")),
        new Mounts(text(node, "mounts"), node.path("mountCount").asInt(), text(node, "rootType")));
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }
}
