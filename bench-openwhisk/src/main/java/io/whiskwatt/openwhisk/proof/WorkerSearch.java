package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.openwhisk.start.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Looks at sandboxes one after the other until every worker was seen. No client can aim at a
 * worker: OpenWhisk chooses it by the hash of the action's name, so that new names spread over all.
 */
final class WorkerSearch {
  /** A worker is seen less than twice by chance in one search of a thousand. */
  private static final double UNSEEN = 0.001;

  private static final int MOST_TRIES = 60;

  /** When so many sandboxes did not tell their worker, no further one will. */
  private static final int TOLD_NOTHING = 4;

  private final Placement placement;
  private final OptionalInt expected;
  private final List<Look> looks = new ArrayList<>();
  private int tries;

  WorkerSearch(Placement placement, OptionalInt expected) {
    this.placement = placement;
    this.expected = expected;
  }

  /** Takes one try's result; empty: the probe did not answer. */
  void tried(Optional<Look> look) {
    tries++;
    look.ifPresent(looks::add);
  }

  int tries() {
    return tries;
  }

  List<Look> looks() {
    return List.copyOf(looks);
  }

  /** Whether a further try may show something new. */
  boolean mayShowMore() {
    if (tries < 2) {
      return tries == 0 || !isKnownMachine();
    }
    boolean silent = tries >= TOLD_NOTHING && byWorker().isEmpty();
    return !silent && tries < mostTries() && seenTwice() < expected.orElse(Integer.MAX_VALUE);
  }

  /** Workers with two sandboxes: only those show whether they share a kernel. */
  private long seenTwice() {
    return byWorker().values().stream().filter(each -> each.size() > 1).count();
  }

  /** One look suffices where the worker is the only one and could be looked at from outside. */
  private boolean isKnownMachine() {
    return expected.orElse(0) == 1 && looks.stream().anyMatch(look -> placed(look).isPresent());
  }

  /**
   * Names hash evenly: after n of them one of N workers was seen less than twice with probability
   * N·((1 − 1/N)ⁿ + n/N·(1 − 1/N)ⁿ⁻¹) at most.
   */
  int mostTries() {
    double workers = expected.orElse(2);
    int names = 2;
    while (names < MOST_TRIES && unseen(workers, names) > UNSEEN) {
      names++;
    }
    return names;
  }

  private static double unseen(double workers, int names) {
    double others = 1 - 1 / workers;
    return workers * (Math.pow(others, names) + names / workers * Math.pow(others, names - 1.0));
  }

  /**
   * Boot ids that more than one sandbox showed: those of workers, or of virtual machines that hold
   * many sandboxes, which for a study is the same.
   */
  Set<String> sharedBootIds() {
    Map<String, Set<String>> instances = new HashMap<>();
    for (Look look : looks) {
      instances
          .computeIfAbsent(look.bootId(), boot -> new HashSet<>())
          .add(look.envelope().instance());
    }
    Set<String> shared = new HashSet<>();
    instances.forEach(
        (boot, seen) -> {
          if (!boot.isEmpty() && seen.size() > 1) {
            shared.add(boot);
          }
        });
    return shared;
  }

  /** The looks at each worker that could be told. */
  Map<NodeId, List<Look>> byWorker() {
    Map<NodeId, List<Look>> byWorker = new LinkedHashMap<>();
    for (Look look : looks) {
      worker(look)
          .ifPresent(node -> byWorker.computeIfAbsent(node, each -> new ArrayList<>()).add(look));
    }
    return byWorker;
  }

  /** Its boot id where that is a worker's, else its invoker; empty: it cannot be told. */
  Optional<NodeId> worker(Look look) {
    return sharedBootIds().contains(look.bootId())
        ? Optional.of(new NodeId(look.bootId()))
        : placed(look);
  }

  private Optional<NodeId> placed(Look look) {
    return placement.servingNode(Optional.of(look.envelope()));
  }
}
