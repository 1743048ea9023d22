package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.CounterSeries;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SessionFacts;
import io.whiskwatt.run.RunEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Power over time of one node in one session: the sum of its summed counters. */
public final class NodePower {
  private final int session;
  private final String name;
  private final Quality quality;
  private final NodeClock clock;
  private final List<CounterLine> lines;

  private NodePower(
      int session, String name, Quality quality, NodeClock clock, List<CounterLine> lines) {
    this.session = session;
    this.name = name;
    this.quality = quality;
    this.clock = clock;
    this.lines = lines;
  }

  /** Every node that has readings, session by session. */
  public static List<NodePower> all(RunData run) {
    List<NodePower> nodes = new ArrayList<>();
    for (SessionFacts session : run.sessions()) {
      Map<NodeId, NodePower> found = new LinkedHashMap<>();
      for (RunEnvironment.PlatformFacts platform : session.environment().platforms()) {
        for (ZoneFacts zone : platform.energy().zones()) {
          // Platforms on one node share its counters.
          found.computeIfAbsent(zone.node(), node -> of(run, session.session(), platform, node));
        }
      }
      found.values().stream().filter(node -> !node.lines.isEmpty()).forEach(nodes::add);
    }
    return nodes;
  }

  private static NodePower of(
      RunData run, int session, RunEnvironment.PlatformFacts platform, NodeId node) {
    SourceFacts source = platform.energy();
    List<CounterLine> lines =
        source.zones().stream()
            .filter(zone -> zone.summed() && zone.node().equals(node))
            .flatMap(zone -> series(run, session, source, zone).stream())
            .toList();
    String name =
        platform.nodes().stream()
            .map(facts -> facts.node())
            .filter(known -> known.id().equals(node))
            .map(Node::name)
            .findFirst()
            .orElse(node.value());
    return new NodePower(session, name, source.quality(), NodeClock.of(run, session, node), lines);
  }

  private static Optional<CounterLine> series(
      RunData run, int session, SourceFacts source, ZoneFacts zone) {
    return run.counters().stream()
        .filter(series -> isOf(series, session, zone))
        .filter(series -> series.size() > 1)
        .findFirst()
        .map(series -> CounterLine.of(series, zone.maxRange(), source.updatePeriod()));
  }

  private static boolean isOf(CounterSeries series, int session, ZoneFacts zone) {
    return series.session() == session
        && series.node().equals(zone.node())
        && series.zone().equals(zone.zone());
  }

  public int session() {
    return session;
  }

  /** For people. */
  public String name() {
    return name;
  }

  public Quality quality() {
    return quality;
  }

  /** A time of the run's clock, in seconds since the session's first reading. */
  public double seconds(long runNanos) {
    return (clock.nodeNanos(runNanos) - first()) / 1e9;
  }

  private long first() {
    return lines.stream().mapToLong(line -> line.nanos(0)).max().orElse(0);
  }

  private long last() {
    return lines.stream().mapToLong(line -> line.nanos(line.size() - 1)).min().orElse(0);
  }

  /**
   * Mean power in equal spans, in rising time; spans in which a counter is unreadable are left out.
   *
   * @param most how many spans there may be; never more than there are readings
   */
  public List<Mean> means(int most) {
    int readings = lines.stream().mapToInt(CounterLine::size).min().orElse(0);
    int spans = Math.min(most, readings - 1);
    double length = (double) (last() - first()) / spans;
    List<Mean> means = new ArrayList<>();
    for (int i = 0; i < spans; i++) {
      long from = first() + Math.round(i * length);
      long to = Math.min(last(), first() + Math.round((i + 1) * length));
      double joules = lines.stream().mapToDouble(line -> line.between(from, to).joules()).sum();
      if (Double.isFinite(joules) && to > from) {
        means.add(new Mean((to - first()) / 1e9, joules / ((to - from) / 1e9)));
      }
    }
    return means;
  }

  /**
   * Power over one span.
   *
   * @param toSeconds its end, since the session's first reading
   */
  public record Mean(double toSeconds, double watts) {}
}
