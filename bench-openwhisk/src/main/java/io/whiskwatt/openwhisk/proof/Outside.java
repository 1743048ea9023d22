package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.openwhisk.start.ActionPods;
import io.whiskwatt.openwhisk.workload.Sighting;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A worker as it shows itself outside any sandbox.
 *
 * @param release as {@code uname -r}
 * @param hypervisors that run on it
 */
record Outside(String release, String bootId, Map<String, String> facts, Hypervisors hypervisors) {
  /** As node observers name the kernel's release. */
  private static final String RELEASE = "kernel";

  /** As node observers name the hypervisors that they see. */
  private static final String VMM = "vmm";

  /**
   * Hypervisors seen as processes of the worker.
   *
   * @param names of their programs; empty: none was seen, or nobody looked
   * @param processes how many there are
   * @param pods of actions alive at the same time, each of which needs one of its own
   */
  record Hypervisors(String names, int processes, int pods) {
    static final Hypervisors UNSEEN = new Hypervisors("", 0, 0);

    /** True when those of this name are enough for every pod. */
    boolean explain(String name) {
      return names.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
          && processes >= Math.max(1, pods);
    }

    String words() {
      return processes == 0 ? "none seen" : processes + " × " + names + " for " + pods + " pods";
    }
  }

  /** On this machine by the probe's own code, elsewhere by who observes it; empty: nobody does. */
  static Optional<Outside> of(NodeId worker, NodeObserver nodes) {
    Hypervisors hypervisors =
        nodes.nodes().contains(worker) ? hypervisors(worker, nodes) : Hypervisors.UNSEEN;
    if (worker.equals(ThisMachine.node().id())) {
      Sighting here = Sighting.ofThisMachine();
      return Optional.of(
          new Outside(
              here.kernel().release(), here.kernel().bootId(), Look.facts(here), hypervisors));
    }
    if (!nodes.nodes().contains(worker)) {
      return Optional.empty();
    }
    Map<String, String> facts = nodes.facts(worker).facts();
    return Optional.ofNullable(facts.get(RELEASE))
        .map(release -> new Outside(release, worker.value(), facts, hypervisors));
  }

  private static Hypervisors hypervisors(NodeId worker, NodeObserver nodes) {
    return new Hypervisors(
        nodes.facts(worker).facts().getOrDefault(VMM, ""),
        nodes.processes(worker).getOrDefault(VMM, 0),
        (int) nodes.pods(worker).stream().filter(ActionPods::isOne).count());
  }
}
