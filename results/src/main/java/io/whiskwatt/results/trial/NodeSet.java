package io.whiskwatt.results.trial;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.CounterSeries;
import io.whiskwatt.results.store.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The machines whose energy belongs to a cell, in one session: the sum of their summed counters.
 */
final class NodeSet {
  private final List<Counter> counters;
  private final List<RunData.SessionGap> gaps;
  private final boolean complete;

  private NodeSet(List<Counter> counters, List<RunData.SessionGap> gaps, boolean complete) {
    this.counters = counters;
    this.gaps = gaps;
    this.complete = complete;
  }

  static NodeSet of(RunData run, int session, SourceFacts source, Set<NodeId> nodes) {
    List<Counter> counters = new ArrayList<>();
    int wanted = 0;
    for (ZoneFacts zone : source.zones()) {
      if (zone.summed() && nodes.contains(zone.node())) {
        wanted++;
        counter(run, session, zone).ifPresent(counters::add);
      }
    }
    List<RunData.SessionGap> gaps =
        run.gaps().stream()
            .filter(gap -> gap.session() == session && nodes.contains(gap.gap().node()))
            .toList();
    return new NodeSet(counters, gaps, wanted > 0 && counters.size() == wanted);
  }

  /** No machines: nothing is known of them. */
  static NodeSet none() {
    return new NodeSet(List.of(), List.of(), false);
  }

  private static Optional<Counter> counter(RunData run, int session, ZoneFacts zone) {
    return run.counters().stream()
        .filter(series -> matches(series, session, zone))
        .findFirst()
        .map(
            series ->
                new Counter(
                    zone.node(),
                    NodeClock.of(run, session, zone.node()),
                    CounterLine.of(series, zone.maxRange())));
  }

  private static boolean matches(CounterSeries series, int session, ZoneFacts zone) {
    return series.session() == session
        && series.node().equals(zone.node())
        && series.zone().equals(zone.zone());
  }

  /**
   * What was drawn between two times of the run's clock. A reported gap spoils the energy only
   * where it touches an edge or hides wraps, because counters go on counting; but then readings
   * were not where they should be, and the window is not trusted.
   */
  Drawn between(long fromNanos, long toNanos) {
    if (!complete) {
      return Drawn.lost(Loss.NO_READINGS);
    }
    if (gaps.stream().anyMatch(gap -> touches(gap, fromNanos, toNanos))) {
      return Drawn.lost(Loss.GAP);
    }
    Drawn sum = Drawn.NOTHING;
    for (Counter counter : counters) {
      sum = sum.plus(counter.between(fromNanos, toNanos));
    }
    return sum;
  }

  private boolean touches(RunData.SessionGap gap, long fromNanos, long toNanos) {
    return counters.stream()
        .filter(counter -> counter.node.equals(gap.gap().node()))
        .anyMatch(
            counter ->
                gap.gap().fromNanos() < counter.clock.nodeNanos(toNanos)
                    && gap.gap().toNanos() > counter.clock.nodeNanos(fromNanos));
  }

  private record Counter(NodeId node, NodeClock clock, CounterLine line) {
    Drawn between(long fromNanos, long toNanos) {
      CounterLine.Span span = line.between(clock.nodeNanos(fromNanos), clock.nodeNanos(toNanos));
      return switch (span.coverage()) {
        case UNCOVERED -> Drawn.lost(Loss.NO_READINGS);
        case WRAPS -> Drawn.lost(Loss.MULTIPLE_WRAPS);
        case WHOLE ->
            new Drawn(
                Optional.empty(),
                span.joules(),
                span.openingSeconds(),
                span.closingSeconds(),
                Math.max(clock.boundSeconds(fromNanos), clock.boundSeconds(toNanos)));
      };
    }
  }

  /** Why the energy of a window is not known. */
  enum Loss {
    /** A meter said that readings are missing in the window. */
    GAP,
    /** No reading before the window's begin or after its end. */
    NO_READINGS,
    /** A counter may have wrapped more than once. */
    MULTIPLE_WRAPS
  }

  /**
   * Energy of a window.
   *
   * @param loss why it is not known
   * @param openingSeconds the largest distance of two readings around the begin
   * @param closingSeconds the largest distance of two readings around the end
   * @param clockSeconds how far the clocks may be apart
   */
  record Drawn(
      Optional<Loss> loss,
      double joules,
      double openingSeconds,
      double closingSeconds,
      double clockSeconds) {
    static final Drawn NOTHING = new Drawn(Optional.empty(), 0, 0, 0, 0);

    static Drawn lost(Loss loss) {
      return new Drawn(Optional.of(loss), Double.NaN, 0, 0, 0);
    }

    Drawn plus(Drawn other) {
      return new Drawn(
          loss.or(other::loss),
          joules + other.joules,
          Math.max(openingSeconds, other.openingSeconds),
          Math.max(closingSeconds, other.closingSeconds),
          Math.max(clockSeconds, other.clockSeconds));
    }
  }
}
