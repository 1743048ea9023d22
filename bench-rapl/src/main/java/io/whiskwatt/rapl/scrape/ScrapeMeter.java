package io.whiskwatt.rapl.scrape;

import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The meter of one or more scraped machines. */
final class ScrapeMeter implements EnergyMeter {
  private final Exporter exporter;
  private final List<ScrapedNode> nodes;

  ScrapeMeter(Exporter exporter, List<ScrapedNode> nodes) {
    this.exporter = exporter;
    this.nodes = List.copyOf(nodes);
  }

  @Override
  public Set<Node> nodes() {
    return nodes.stream().map(ScrapedNode::node).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SourceFacts facts() {
    return new SourceFacts(
        exporter.key(),
        nodes.stream().map(ScrapedNode::quality).max(Quality::compareTo).orElse(Quality.NONE),
        zones(),
        nodes.stream()
            .map(ScrapedNode::period)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO),
        exporter.update(),
        nodes.stream()
            .map(ScrapedNode::resolution)
            .max(Comparator.naturalOrder())
            .orElse(Energy.ZERO),
        nodes.stream().map(ScrapedNode::provenance).collect(Collectors.joining("; ")),
        nodes.stream().flatMap(node -> node.notes().stream()).distinct().toList());
  }

  private List<ZoneFacts> zones() {
    return nodes.stream().flatMap(node -> node.zones().stream()).toList();
  }

  @Override
  public List<NodeFacts> nodeFacts() {
    return nodes.stream().map(ScrapedNode::nodeFacts).toList();
  }

  @Override
  public void start(CounterSink sink) {
    nodes.forEach(node -> node.start(sink));
  }

  /** Never asks an exporter by itself: it would be asked too often. */
  @Override
  public boolean covers(long nanos) {
    return nodes.stream().allMatch(node -> node.covers(nanos));
  }

  @Override
  public void close() {
    nodes.forEach(ScrapedNode::close);
  }
}
