package io.whiskwatt.results.trial;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import java.util.List;

/**
 * A node's clock against the run's, from the exchanges of one session: the node is taken to have
 * answered in the middle of an exchange. Without any exchange the clocks are one and the same.
 */
public final class NodeClock {
  /** How fast two clocks may part, seconds per second: twice what quartz clocks are sold for. */
  private static final double DRIFT = 50e-6;

  private final List<ClockExchange> exchanges;

  private NodeClock(List<ClockExchange> exchanges) {
    this.exchanges = exchanges;
  }

  public static NodeClock of(RunData run, int session, NodeId node) {
    return new NodeClock(
        run.clocks().stream()
            .filter(clock -> clock.session() == session)
            .map(RunData.SessionClock::exchange)
            .filter(exchange -> exchange.node().equals(node))
            .toList());
  }

  /** This time of the run's clock on the node's. */
  public long nodeNanos(long runNanos) {
    return exchanges.isEmpty() ? runNanos : runNanos + offset(best(runNanos));
  }

  /** How wrong {@link #nodeNanos} can be, in seconds. */
  double boundSeconds(long runNanos) {
    return exchanges.isEmpty() ? 0 : bound(best(runNanos), runNanos) / 1e9;
  }

  private ClockExchange best(long runNanos) {
    ClockExchange best = exchanges.get(0);
    for (ClockExchange exchange : exchanges) {
      if (bound(exchange, runNanos) < bound(best, runNanos)) {
        best = exchange;
      }
    }
    return best;
  }

  /** Half the round trip, and what the clocks may have parted since. */
  private static double bound(ClockExchange exchange, long runNanos) {
    double roundTrip = exchange.receivedNanos() - exchange.sentNanos();
    return roundTrip / 2 + DRIFT * Math.abs(runNanos - middle(exchange));
  }

  private static long offset(ClockExchange exchange) {
    return exchange.nodeNanos() - middle(exchange);
  }

  private static long middle(ClockExchange exchange) {
    return exchange.sentNanos() + (exchange.receivedNanos() - exchange.sentNanos()) / 2;
  }
}
