package io.whiskwatt.rapl.scrape;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.time.TimeSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which exporters answer on this machine's loopback address, at the ports they usually have. */
public final class ExporterSurvey {
  private ExporterSurvey() {}

  /** Asks each of them once; for people, an exporter a line. */
  public static List<String> ofThisMachine(TimeSource time) {
    List<String> lines = new ArrayList<>();
    for (Exporter exporter : List.of(new Scaphandre(), new Kepler(), new NodeExporter())) {
      String url = "http://127.0.0.1:" + exporter.usualPort() + "/metrics";
      lines.add("exporter " + exporter.key() + ": " + found(exporter, url, time));
    }
    return lines;
  }

  static String found(Exporter exporter, String url, TimeSource time) {
    Endpoint endpoint = new Endpoint(URI.create(url), Optional.empty(), exporter.usualPeriod());
    try (ScrapedNode node = ScrapedNode.open(endpoint, exporter, time)) {
      List<String> summed =
          node.zones().stream().filter(zone -> zone.summed()).map(zone -> zone.zone()).toList();
      return node.provenance()
          + ", "
          + node.quality().key()
          + ", "
          + String.join(" + ", summed)
          + " (energy: { "
          + exporter.key()
          + ": \""
          + url
          + "\" })";
    } catch (EnergyUnavailable e) {
      return "no: " + e.getMessage();
    }
  }
}
