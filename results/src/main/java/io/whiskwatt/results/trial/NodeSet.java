package io.whiskwatt.results.trial;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.CounterSeries;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.EnergyLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The machines whose energy belongs to a cell, in one session: the sum of their summed counters.
 */
final class NodeSet {
  /** As a share of a window, how far apart the readings around one of its edges may be. */
  static final double BRACKET_LIMIT = 0.10;

  /** In sampling periods, how far apart they may be in any case: that much is usual. */
  static final int USUAL_PERIODS = 5;

  private static final double LARGEST_RAW = 4294967295.0;

  private final List<Counter> counters;
  private final List<EnergyLog.Gap> gaps;
  private final Duration samplingPeriod;
  private final boolean complete;

  private NodeSet(
      List<Counter> counters, List<EnergyLog.Gap> gaps, Duration samplingPeriod, boolean complete) {
    this.counters = counters;
    this.gaps = gaps;
    this.samplingPeriod = samplingPeriod;
    this.complete = complete;
  }

  static NodeSet of(RunData run, int session, SourceFacts source, Set<NodeId> nodes) {
    List<Counter> counters = new ArrayList<>();
    int wanted = 0;
    for (ZoneFacts zone : source.zones()) {
      if (zone.summed() && nodes.contains(zone.node())) {
        wanted++;
        counter(run, session, source, zone).ifPresent(counters::add);
      }
    }
    List<EnergyLog.Gap> gaps =
        run.gaps().stream()
            .filter(gap -> gap.session() == session && nodes.contains(gap.gap().node()))
            .map(RunData.SessionGap::gap)
            .toList();
    boolean complete = wanted > 0 && counters.size() == wanted;
    return new NodeSet(counters, gaps, source.samplingPeriod(), complete);
  }

  /** No machines: nothing is known of them. */
  static NodeSet none() {
    return new NodeSet(List.of(), List.of(), Duration.ZERO, false);
  }

  private static Optional<Counter> counter(
      RunData run, int session, SourceFacts source, ZoneFacts zone) {
    return run.counters().stream()
        .filter(series -> matches(series, session, zone))
        .findFirst()
        .map(
            series ->
                new Counter(
                    zone.node(),
                    NodeClock.of(run, session, zone.node()),
                    CounterLine.of(series, zone.maxRange(), source.updatePeriod()),
                    unitJoules(source, zone)));
  }

  /** Raw counters have 32 bits; without a range, what the source says of itself. */
  private static double unitJoules(SourceFacts source, ZoneFacts zone) {
    double microjoules =
        zone.maxRange().isPresent()
            ? zone.maxRange().getAsLong() / LARGEST_RAW
            : source.resolution().microjoules();
    return Math.max(1, microjoules) / 1e6;
  }

  private static boolean matches(CounterSeries series, int session, ZoneFacts zone) {
    return series.session() == session
        && series.node().equals(zone.node())
        && series.zone().equals(zone.zone());
  }

  /**
   * What was drawn between two times of the run's clock. Counters go on counting while nobody reads
   * them, so readings that are missing <em>within</em> a window cost nothing: its energy is what
   * they show at its end less what they showed at its begin. What is missing around an edge moves
   * the readings there apart, and makes the energy less certain, up to a limit.
   */
  Drawn between(long fromNanos, long toNanos) {
    if (!complete) {
      return Drawn.lost(Loss.NO_READINGS);
    }
    Drawn sum = Drawn.NOTHING;
    for (Counter counter : counters) {
      boolean broken = gaps.stream().anyMatch(gap -> counter.breaks(gap, fromNanos, toNanos));
      sum = sum.plus(broken ? Drawn.lost(Loss.GAP) : counter.between(fromNanos, toNanos));
    }
    double bracket = Math.max(sum.opening().bracketSeconds(), sum.closing().bracketSeconds());
    boolean wide = bracket > mostBracketSeconds(fromNanos, toNanos);
    return sum.loss().isEmpty() && wide ? Drawn.lost(Loss.GAP) : sum;
  }

  private double mostBracketSeconds(long fromNanos, long toNanos) {
    double usual = USUAL_PERIODS * samplingPeriod.toNanos();
    return Math.max(usual, BRACKET_LIMIT * (toNanos - fromNanos)) / 1e9;
  }

  /**
   * True when counters may not have gone on counting: a machine that was started again began them
   * anew, and so may a zone that went and came back (a driver loaded again, a socket taken offline,
   * a hypervisor's file written afresh), at a value that need not be lower. Nothing happens to a
   * counter that could not be reached, or that one was not allowed to read.
   */
  private static boolean breaksCounters(GapReason reason) {
    return switch (reason) {
      case NODE_RESTARTED, ZONE_VANISHED -> true;
      case CONNECTION_LOST, AGENT_RESTARTED, SAMPLES_LOST, PERMISSION_DENIED -> false;
    };
  }

  private record Counter(NodeId node, NodeClock clock, CounterLine line, double unitJoules) {
    /** True for a gap that lies in the window, or between its begin and the reading before. */
    boolean breaks(EnergyLog.Gap gap, long fromNanos, long toNanos) {
      return breaksCounters(gap.reason())
          && gap.node().equals(node)
          && gap.fromNanos() < clock.nodeNanos(toNanos)
          && gap.toNanos() > line.readBefore(clock.nodeNanos(fromNanos));
    }

    Drawn between(long fromNanos, long toNanos) {
      CounterLine.Span span = line.between(clock.nodeNanos(fromNanos), clock.nodeNanos(toNanos));
      return switch (span.coverage()) {
        case UNCOVERED -> Drawn.lost(Loss.NO_READINGS);
        case WRAPS -> Drawn.lost(Loss.MULTIPLE_WRAPS);
        case WHOLE ->
            new Drawn(
                Optional.empty(),
                span.joules(),
                span.opening(),
                span.closing(),
                Math.max(clock.boundSeconds(fromNanos), clock.boundSeconds(toNanos)),
                unitJoules * unitJoules);
      };
    }
  }

  /** Why the energy of a window is not known. */
  enum Loss {
    /** A counter may not have gone on counting, or readings are too far from an edge. */
    GAP,
    /** No reading before the window's begin or after its end. */
    NO_READINGS,
    /** A counter may have wrapped more than once, or was reset. */
    MULTIPLE_WRAPS
  }

  /**
   * Energy of a window.
   *
   * @param loss why it is not known
   * @param opening of all counters, the readings that are farthest from the begin
   * @param closing the same of the end
   * @param clockSeconds how far the clocks may be apart
   * @param units Σq² in J², of the counters' units q
   */
  record Drawn(
      Optional<Loss> loss,
      double joules,
      CounterLine.Edge opening,
      CounterLine.Edge closing,
      double clockSeconds,
      double units) {
    static final Drawn NOTHING =
        new Drawn(Optional.empty(), 0, CounterLine.Edge.SHARP, CounterLine.Edge.SHARP, 0, 0);

    static Drawn lost(Loss loss) {
      return new Drawn(
          Optional.of(loss), Double.NaN, CounterLine.Edge.SHARP, CounterLine.Edge.SHARP, 0, 0);
    }

    Drawn plus(Drawn other) {
      return new Drawn(
          loss.or(other::loss),
          joules + other.joules,
          opening.max(other.opening),
          closing.max(other.closing),
          Math.max(clockSeconds, other.clockSeconds),
          units + other.units);
    }
  }
}
