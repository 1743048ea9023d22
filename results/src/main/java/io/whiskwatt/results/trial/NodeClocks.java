package io.whiskwatt.results.trial;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clocks of all metered machines against the run's, session by session. */
public final class NodeClocks {
  private static final NodeClock OURS = NodeClock.of(List.of());

  private final Map<Key, NodeClock> clocks = new LinkedHashMap<>();

  private NodeClocks() {}

  private record Key(int session, NodeId node) {}

  /** From the exchanges of a run. */
  public static NodeClocks of(RunData run) {
    Map<Key, List<ClockExchange>> exchanges = new LinkedHashMap<>();
    run.clocks()
        .forEach(
            clock ->
                exchanges
                    .computeIfAbsent(
                        new Key(clock.session(), clock.exchange().node()), k -> new ArrayList<>())
                    .add(clock.exchange()));
    NodeClocks all = new NodeClocks();
    exchanges.forEach((key, each) -> all.clocks.put(key, NodeClock.of(each)));
    return all;
  }

  /** How wrong an edge of this window may be on the node's clock, in seconds. */
  public double boundSeconds(StepRecord step, NodeId node) {
    NodeClock clock = clock(step.session(), node);
    return Math.max(clock.boundSeconds(step.startNanos()), clock.boundSeconds(step.endNanos()));
  }

  NodeClock clock(int session, NodeId node) {
    return clocks.getOrDefault(new Key(session, node), OURS);
  }

  /** What the exchanges of one session say of one machine; empty: there are none. */
  public Optional<Summary> summary(int session, NodeId node) {
    NodeClock clock = clock(session, node);
    return clock.exchanges() == 0 ? Optional.empty() : Optional.of(Summary.of(clock));
  }

  /**
   * A clock in the middle of a session.
   *
   * @param offsetSeconds the node's less the run's
   * @param boundSeconds how wrong that can be
   * @param drift how much faster it ran, as a share; NaN for a single exchange
   * @param driftBound how wrong that can be
   */
  public record Summary(
      int exchanges, double offsetSeconds, double boundSeconds, double drift, double driftBound) {
    private static Summary of(NodeClock clock) {
      long middle = clock.middleNanos();
      NodeClock.Drift drift =
          clock.drift().orElseGet(() -> new NodeClock.Drift(Double.NaN, Double.NaN));
      return new Summary(
          clock.exchanges(),
          (clock.nodeNanos(middle) - middle) / 1e9,
          clock.boundSeconds(middle),
          drift.rate(),
          drift.bound());
    }
  }
}
