package io.whiskwatt.results.trial;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A node's clock against the run's, from the exchanges of one session. An exchange bounds the
 * node's offset from both sides: the node answered after the question was sent and before the
 * answer was there (Cristian, "Probabilistic clock synchronization", Distributed Computing 3,
 * 1989). For some minutes two clocks part at a constant rate, so that all exchanges of that time
 * bound the offset together. Without any exchange the clocks are one and the same.
 */
public final class NodeClock {
  /** For so long the rate of a clock is taken to be constant, unless the exchanges contradict. */
  static final double SPAN_SECONDS = 600;

  /** Below that the rate is not looked at: one exchange has to do. */
  private static final double LEAST_SECONDS = 20;

  private final List<ClockExchange> exchanges;
  private final List<ClockSpan> spans = new ArrayList<>();

  private NodeClock(List<ClockExchange> exchanges) {
    this.exchanges = exchanges;
    if (!exchanges.isEmpty()) {
      ClockExchange last = exchanges.get(exchanges.size() - 1);
      long length = (long) (SPAN_SECONDS * 1e9);
      for (long from = first().sentNanos(); from <= last.receivedNanos(); from += length) {
        addSpans(from, Math.min(from + length, last.receivedNanos() + 1));
      }
    }
  }

  /** From the exchanges that a run recorded. */
  public static NodeClock of(RunData run, int session, NodeId node) {
    return of(
        run.clocks().stream()
            .filter(clock -> clock.session() == session)
            .map(RunData.SessionClock::exchange)
            .filter(exchange -> exchange.node().equals(node))
            .toList());
  }

  /** Of one node's exchanges. */
  static NodeClock of(List<ClockExchange> exchanges) {
    return new NodeClock(
        exchanges.stream().sorted(Comparator.comparingLong(ClockExchange::sentNanos)).toList());
  }

  /** Where no rate fits the exchanges, it changed: each half of the time may have its own. */
  private void addSpans(long from, long to) {
    long margin = (to - from) / 2;
    Optional<ClockSpan> span = ClockSpan.of(near(from - margin, to + margin), from);
    long middle = from + margin;
    if (span.isPresent() || to - from < LEAST_SECONDS * 1e9) {
      spans.add(span.orElseGet(() -> ClockSpan.ofQuickest(quickest(middle), from)));
    } else {
      addSpans(from, middle);
      addSpans(middle, to);
    }
  }

  private List<ClockExchange> near(long from, long to) {
    List<ClockExchange> near =
        exchanges.stream()
            .filter(each -> each.receivedNanos() >= from && each.sentNanos() <= to)
            .toList();
    return near.isEmpty() ? List.of(quickest(from + (to - from) / 2)) : near;
  }

  /** The exchange that says most of a time, if clocks part as fast as they can. */
  private ClockExchange quickest(long runNanos) {
    return exchanges.stream()
        .min(Comparator.comparingDouble(each -> ClockSpan.boundNanos(each, runNanos)))
        .orElseThrow();
  }

  private ClockExchange first() {
    return exchanges.get(0);
  }

  private ClockSpan span(long runNanos) {
    ClockSpan at = spans.get(0);
    for (ClockSpan span : spans) {
      at = span.fromNanos() <= runNanos ? span : at;
    }
    return at;
  }

  /** How many exchanges there are. */
  int exchanges() {
    return exchanges.size();
  }

  /** Half-way between the first exchange and the last, on the run's clock. */
  long middleNanos() {
    long from = first().sentNanos();
    return from + (exchanges.get(exchanges.size() - 1).receivedNanos() - from) / 2;
  }

  /** This time of the run's clock on the node's. */
  public long nodeNanos(long runNanos) {
    return exchanges.isEmpty() ? runNanos : runNanos + span(runNanos).offsetNanos(runNanos);
  }

  /** How wrong {@link #nodeNanos} can be, in seconds. */
  double boundSeconds(long runNanos) {
    return exchanges.isEmpty() ? 0 : span(runNanos).boundNanos(runNanos) / 1e9;
  }

  /**
   * How much faster than the run's clock the node's ran over the session, as a share; empty for
   * fewer than two exchanges.
   */
  Optional<Drift> drift() {
    if (exchanges.size() < 2) {
      return Optional.empty();
    }
    long from = first().sentNanos();
    long to = exchanges.get(exchanges.size() - 1).receivedNanos();
    double seconds = (to - from) / 1e9;
    long parted = nodeNanos(to) - to - (nodeNanos(from) - from);
    return Optional.of(
        new Drift(parted / 1e9 / seconds, (boundSeconds(from) + boundSeconds(to)) / seconds));
  }

  /**
   * A rate against the run's clock.
   *
   * @param bound how wrong it can be
   */
  record Drift(double rate, double bound) {}
}
