package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.Population;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is alive at one look, counted: processes, their memory, sandboxes and pods. */
final class Census {
  /** Above this share of one processor a sandbox is busy: two ticks of 10 ms in a second. */
  private static final double BUSY = 0.02;

  private final ProcessTable table;
  private final Map<String, String> podNames;
  private final Map<String, Map<UsageMeasure, Double>> levels = new TreeMap<>();
  private final Map<String, Double> sandboxes = new HashMap<>();
  private final Map<String, Integer> processes = new TreeMap<>();

  /**
   * Counts.
   *
   * @param podNames by uid, of the pods that are alive
   * @param podProcessors how many processors each of them keeps busy, by uid
   */
  Census(ProcessTable table, Map<String, String> podNames, Map<String, Double> podProcessors) {
    this.table = table;
    this.podNames = podNames;
    podNames.forEach(
        (uid, name) -> {
          if (PodNames.isFunction(name)) {
            sandboxes.put(uid, podProcessors.getOrDefault(uid, 0.0));
          }
        });
    table.alive().stream().filter(process -> !process.stat.kernel()).forEach(this::count);
    countSandboxes();
  }

  private void count(WorkerProcess process) {
    processes.merge(process.group.key(), 1, Integer::sum);
    addTo(process.group.key(), process);
    process
        .place
        .pod()
        .flatMap(uid -> Optional.ofNullable(podNames.get(uid)))
        .ifPresent(name -> addTo(UsageReading.POD + name, process));
    if (process.group == ProcessGroup.FUNCTION && process.place.pod().isEmpty()) {
      sandboxes.merge(sandbox(process), process.processors(), Double::sum);
    }
  }

  private void addTo(String group, WorkerProcess process) {
    Map<UsageMeasure, Double> values =
        levels.computeIfAbsent(group, key -> new EnumMap<>(UsageMeasure.class));
    values.merge(UsageMeasure.PROCESSES, 1.0, Double::sum);
    process
        .memory
        .pssBytes()
        .ifPresent(bytes -> values.merge(UsageMeasure.PSS_BYTES, (double) bytes, Double::sum));
    if (process.memory.denied()) {
      values.merge(UsageMeasure.PSS_DENIED, 1.0, Double::sum);
    }
  }

  /** Its control group; without one, the eldest of its line that is a function's. */
  private String sandbox(WorkerProcess process) {
    return process.place.sandbox().orElseGet(() -> "process " + eldest(process).pid);
  }

  private WorkerProcess eldest(WorkerProcess process) {
    Set<WorkerProcess> line = new HashSet<>();
    WorkerProcess at = process;
    while (line.add(at)) {
      at =
          table
              .find(at.stat.parent())
              .filter(parent -> parent.group == ProcessGroup.FUNCTION)
              .orElse(at);
    }
    return at;
  }

  private void countSandboxes() {
    if (!sandboxes.isEmpty()) {
      Map<UsageMeasure, Double> values =
          levels.computeIfAbsent(
              ProcessGroup.FUNCTION.key(), key -> new EnumMap<>(UsageMeasure.class));
      values.put(UsageMeasure.SANDBOXES, (double) sandboxes.size());
      values.put(UsageMeasure.SANDBOXES_BUSY, (double) busy());
    }
  }

  private long busy() {
    return sandboxes.values().stream().filter(share -> share > BUSY).count();
  }

  /** By group or pod; without what there is nothing of. */
  Map<String, Map<UsageMeasure, Double>> levels() {
    return levels;
  }

  NodeView view() {
    int prewarmed =
        (int)
            podNames.entrySet().stream()
                .filter(pod -> PodNames.isPrewarmed(pod.getValue()))
                .filter(pod -> sandboxes.getOrDefault(pod.getKey(), 0.0) <= BUSY)
                .count();
    int busy = (int) busy();
    return new NodeView(
        new Population(busy, sandboxes.size() - busy - prewarmed, prewarmed),
        Set.copyOf(podNames.values()),
        processes,
        monitors(table.alive()));
  }

  private static Set<String> monitors(Collection<WorkerProcess> alive) {
    return alive.stream()
        .filter(process -> process.group == ProcessGroup.VMM && !process.stat.kernel())
        .map(process -> process.stat.name())
        .collect(Collectors.toSet());
  }
}
