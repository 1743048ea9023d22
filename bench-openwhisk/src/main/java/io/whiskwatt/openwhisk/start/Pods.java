package io.whiskwatt.openwhisk.start;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * On which worker each pod is, as far as somebody looks at the workers from outside. A pod stays
 * where it was made, so what was seen once holds. Not thread-safe.
 */
final class Pods {
  /** Looks at all workers are no more frequent. */
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(500).toNanos();

  /** A worker that cannot be looked at is left alone for as long. */
  private static final long LEAVE_ALONE_NANOS = Duration.ofSeconds(60).toNanos();

  /** Names of a day of cold starts; older ones are forgotten all at once. */
  private static final int MOST = 1_000_000;

  private final NodeObserver observer;
  private final TimeSource time;
  private final Map<String, NodeId> nodes = new HashMap<>();
  private final Map<NodeId, Long> leftAloneUntil = new HashMap<>();
  private Optional<Long> nextLookNanos = Optional.empty();

  Pods(NodeObserver observer, TimeSource time) {
    this.observer = observer;
    this.time = time;
  }

  /** Where a pod is; empty: nobody saw it. */
  Optional<NodeId> node(String pod) {
    if (!nodes.containsKey(pod)) {
      look(time.nanos());
    }
    return Optional.ofNullable(nodes.get(pod));
  }

  private void look(long nowNanos) {
    if (nextLookNanos.filter(next -> nowNanos - next < 0).isPresent()) {
      return;
    }
    if (nodes.size() > MOST) {
      nodes.clear();
    }
    for (NodeId node : observer.nodes()) {
      Optional<Long> until = Optional.ofNullable(leftAloneUntil.get(node));
      if (until.filter(end -> nowNanos - end < 0).isEmpty()) {
        look(node);
      }
    }
    nextLookNanos = Optional.of(time.nanos() + LOOK_AGAIN_NANOS);
  }

  /** Where an invocation ran is worth a look, and no failure. */
  private void look(NodeId node) {
    try {
      observer.pods(node).forEach(pod -> nodes.put(pod, node));
    } catch (RuntimeException unseen) {
      leftAloneUntil.put(node, time.nanos() + LEAVE_ALONE_NANOS);
    }
  }
}
