package io.whiskwatt.openwhisk.start;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.time.TimeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where invocations are served: OpenWhisk sends an action to the worker that the hash of its name
 * chooses, so that what was seen of a name once holds for it later. Thread-safe.
 */
public final class Placement {
  private final Optional<NodeId> only;
  private final Set<NodeId> workers = new HashSet<>();
  private final Map<String, NodeId> byName = new HashMap<>();
  private final Set<NodeId> covered = new LinkedHashSet<>();
  private Optional<Pods> pods = Optional.empty();

  private Placement(Optional<NodeId> only) {
    this.only = only;
  }

  /** Of a platform whose workers are not known yet. */
  public static Placement unknown() {
    return new Placement(Optional.empty());
  }

  /** Of a platform with a single worker. */
  public static Placement only(NodeId worker) {
    return new Placement(Optional.of(worker));
  }

  /**
   * From now on these boot ids are those of workers. Under a kernel of its own a sandbox's is not.
   */
  public synchronized void workersAre(Set<NodeId> bootIds) {
    workers.addAll(bootIds);
  }

  /** From now on pods are looked for on the workers that somebody sees from outside. */
  public synchronized void podsAreSeenBy(NodeObserver observer, TimeSource time) {
    workersAre(observer.nodes());
    pods = observer.nodes().isEmpty() ? Optional.empty() : Optional.of(new Pods(observer, time));
  }

  /**
   * The worker that served an invocation: the boot id where it is a known worker's, or where the
   * pod was seen on one, else {@code invoker:} and the invoker's part of the pod's name; empty: it
   * cannot be told.
   */
  public synchronized Optional<NodeId> servingNode(Optional<Envelope> envelope) {
    return only.isPresent() ? only : envelope.flatMap(this::servingNode);
  }

  private Optional<NodeId> servingNode(Envelope envelope) {
    String boot = envelope.bootId();
    if (!boot.isBlank() && workers.contains(new NodeId(boot))) {
      return Optional.of(new NodeId(boot));
    }
    String host = envelope.host();
    return PodName.of(host)
        .flatMap(
            name ->
                pods.flatMap(seen -> seen.node(host))
                    .or(() -> Optional.of(new NodeId("invoker:" + name.invoker()))));
  }

  /** An invocation of the action was served there. */
  synchronized void saw(String action, NodeId node) {
    byName.put(action, node);
  }

  /** Where the action was served last; empty: nobody saw it. */
  synchronized Optional<NodeId> of(String action) {
    return only.or(() -> Optional.ofNullable(byName.get(action)));
  }

  /**
   * True when the node is among the workers that the study covers: the first so many that were
   * chosen, for all cells the same ones.
   */
  synchronized boolean covers(NodeId node, int cover) {
    return covered.contains(node) || (covered.size() < cover && covered.add(node));
  }

  /**
   * Of these names, those that are served by covered workers: at most so many, and no more of one
   * worker than its share.
   */
  synchronized List<String> balanced(List<String> names, int count, int cover) {
    Map<NodeId, List<String>> byNode = new LinkedHashMap<>();
    for (String name : names) {
      of(name).ifPresent(node -> byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(name));
    }
    byNode.entrySet().stream()
        .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
        .forEach(each -> covers(each.getKey(), cover));
    int share = (count + cover - 1) / cover;
    return byNode.entrySet().stream()
        .filter(each -> covered.contains(each.getKey()))
        .flatMap(each -> each.getValue().stream().limit(share))
        .limit(count)
        .toList();
  }
}
