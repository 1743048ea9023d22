package io.whiskwatt.rapl.scrape;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.exposition.Exposition;
import io.whiskwatt.rapl.exposition.Exposition.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scaphandre's Prometheus exporter (read from its sources at 1.0: {@code src/exporters/mod.rs} and
 * {@code prometheus.rs}).
 *
 * <p>It reads its counters when it is asked, and only when nobody asked during the 2 s before: who
 * asks every 2 s or faster is answered with one and the same number for ever. Counters of sockets
 * and domains are the kernel's, unwrapped; at a wrap its powers are missing (host, domain) or 0
 * (socket), which is why energies alone are read.
 */
final class Scaphandre implements Exporter {
  private static final String HOST = "scaph_host_energy_microjoules";
  private static final String SOCKET = "scaph_socket_energy_microjoules";
  private static final String MMIO = "scaph_socket_rapl_mmio_energy_microjoules";
  private static final String DOMAIN = "scaph_domain_energy_microjoules";
  private static final String VERSION = "scaph_self_version";
  private static final Set<String> WANTED = Set.of(HOST, SOCKET, MMIO, DOMAIN, VERSION);

  /** Its step: it does not read its counters again within it. */
  private static final Duration STEP = Duration.ofSeconds(2);

  @Override
  public String key() {
    return "scaphandre";
  }

  @Override
  public String title() {
    return "Scaphandre";
  }

  @Override
  public int usualPort() {
    return 8080;
  }

  @Override
  public Duration usualPeriod() {
    return Duration.ofSeconds(3);
  }

  /** Longer than its step by what a request may be late. */
  @Override
  public Duration leastPeriod() {
    return Duration.ofMillis(2500);
  }

  @Override
  public Duration update() {
    return STEP;
  }

  @Override
  public boolean wants(String series) {
    return WANTED.contains(series);
  }

  @Override
  public List<Counter> counters(Exposition scrape) {
    List<Counter> counters = new ArrayList<>();
    scrape.named(SOCKET).forEach(sample -> counters.add(socket(sample, false)));
    scrape.named(MMIO).forEach(sample -> counters.add(socket(sample, true)));
    for (Sample sample : scrape.named(DOMAIN)) {
      String name = sample.label("domain_name").orElse("unnamed");
      counters.add(new Counter(socketName(sample), name, false, 1, sample.value()));
    }
    for (Sample sample : scrape.named(HOST)) {
      counters.add(new Counter(ExportedSum.HOST, ExportedSum.HOST, false, 1, sample.value()));
    }
    return counters;
  }

  private static Counter socket(Sample sample, boolean mmio) {
    String name = socketName(sample);
    return new Counter(name, name, mmio, 1, sample.value());
  }

  private static String socketName(Sample sample) {
    return "package-" + sample.label("socket_id").orElse("unknown");
  }

  @Override
  public Origin origin(Exposition scrape) {
    List<String> notes = new ArrayList<>();
    boolean sockets = !scrape.named(SOCKET).isEmpty();
    Optional<String> source =
        scrape.named(HOST).stream()
            .flatMap(host -> host.label("value_source").stream())
            .findFirst();
    source.ifPresent(value -> notes.add("Scaphandre names " + value + " as the source of its sum"));
    boolean measured = sockets || source.isPresent();
    if (!measured) {
      notes.add(
          "Scaphandre does not say what it reads: its energy counts as modelled, as that of a guest"
              + " is");
    }
    notes.add(
        "another client of this Scaphandre can make a value up to 2 s older than it seems; where it"
            + " stands still altogether, there is a gap");
    return new Origin(
        measured ? Quality.MEASURED : Quality.MODELLED, Origin.RAPL_UNIT, Optional.empty(), notes);
  }

  @Override
  public Optional<String> version(Exposition scrape) {
    return scrape.named(VERSION).stream()
        .map(sample -> Double.toString(sample.value()))
        .findFirst();
  }
}
