package io.whiskwatt.rapl.scrape;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.time.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints of one kind of exporter, one for each machine. */
record ScrapeSpec(String exporter, List<Endpoint> endpoints) implements EnergySpec {
  ScrapeSpec {
    endpoints = List.copyOf(endpoints);
  }

  /** One endpoint, or a list of them. */
  static Parsed<EnergySpec> parse(ConfigNode section, Exporter exporter) {
    return Endpoint.of(exporter)
        .oneOrMore()
        .then(endpoints -> checked(section, exporter, endpoints))
        .read(section);
  }

  private static Parsed<EnergySpec> checked(
      ConfigNode section, Exporter exporter, List<Endpoint> endpoints) {
    long machines =
        endpoints.stream().map(Endpoint::machine).map(node -> node.id()).distinct().count();
    if (endpoints.isEmpty() || machines < endpoints.size()) {
      return Parsed.failed(
          Problem.at(
              section.position(),
              endpoints.isEmpty()
                  ? "no address of " + exporter.title() + " is named"
                  : "two addresses of " + exporter.title() + " show the energy of one machine",
              "name one for each machine"));
    }
    return Parsed.of(new ScrapeSpec(exporter.key(), endpoints));
  }

  @Override
  public boolean readsThisMachine() {
    return endpoints.stream().anyMatch(Endpoint::isThisMachine);
  }

  /** Asks every endpoint once. */
  static EnergyMeter open(EnergySpec spec, Exporter exporter, TimeSource time) {
    List<ScrapedNode> nodes = new ArrayList<>();
    boolean opened = false;
    try {
      for (Endpoint endpoint : ((ScrapeSpec) spec).endpoints()) {
        nodes.add(ScrapedNode.open(endpoint, exporter, time));
      }
      opened = true;
      return new ScrapeMeter(exporter, nodes);
    } finally {
      if (!opened) {
        nodes.forEach(ScrapedNode::close);
      }
    }
  }

  static Inspection inspect(EnergySpec spec, Exporter exporter, TimeSource time) {
    try (EnergyMeter meter = open(spec, exporter, time)) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("energy source", meter.facts().provenance());
      facts.put("quality", meter.facts().quality().key());
      meter.facts().zones().forEach(zone -> facts.put("zone " + zone.zone(), zone.why()));
      meter.facts().notes().forEach(note -> facts.put("note " + facts.size(), note));
      return new Inspection(Optional.empty(), facts, List.of(), List.of());
    } catch (EnergyUnavailable e) {
      return Inspection.unavailable(String.valueOf(e.getMessage()));
    }
  }
}
