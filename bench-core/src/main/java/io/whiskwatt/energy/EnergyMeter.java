package io.whiskwatt.energy;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeObserver;
import java.util.List;
import java.util.Set;

/** Reads the energy counters of one or more nodes until it is closed. */
public interface EnergyMeter extends AutoCloseable {
  Set<Node> nodes();

  SourceFacts facts();

  /** What the metered machines are. */
  List<NodeFacts> nodeFacts();

  /** Looks at the metered machines; of a meter that only reads counters, at what they are. */
  default NodeObserver observer() {
    return NodeObserver.of(nodeFacts());
  }

  /**
   * True once one of the metered machines was started anew: its clock and its counters began again,
   * and only a meter that is opened now can read it.
   */
  default boolean outdated() {
    return false;
  }

  /** Starts sampling into the sink. Called once. */
  void start(CounterSink sink);

  /**
   * True when the sink has received readings of every node taken at or after this time of the run's
   * clock, or a gap that reaches it.
   */
  boolean covers(long nanos);

  @Override
  void close();
}
