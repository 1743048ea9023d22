package io.whiskwatt.rapl.scrape;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.exposition.Exposition;
import io.whiskwatt.rapl.exposition.Exposition.Sample;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kepler: {@code kepler_node_cpu_joules_total{zone,path}} since 0.10, which adds up the sockets by
 * itself and corrects their wraps; before, {@code kepler_node_<zone>_joules_total} by package, its
 * idle and its dynamic part apart, and {@code source} saying whether RAPL or a trained model is
 * behind it (read from its sources at 0.11 and from scrapes of 0.7.11).
 */
final class Kepler implements Exporter {
  private static final String NODE = "kepler_node_cpu_joules_total";
  private static final String INFO = "kepler_node_info";
  private static final String BUILD = "kepler_build_info";
  private static final String OLD_BUILD = "kepler_exporter_build_info";
  private static final String BEFORE = "kepler_node_";
  private static final String AFTER = "_joules_total";
  private static final Set<String> OLD_ZONES =
      Set.of("package", "core", "uncore", "dram", "platform");
  private static final Set<String> RAPL = Set.of("rapl-sysfs", "rapl-msr", "intel_rapl");

  @Override
  public String key() {
    return "kepler";
  }

  @Override
  public String title() {
    return "Kepler";
  }

  @Override
  public int usualPort() {
    return 28282;
  }

  @Override
  public Duration usualPeriod() {
    return update();
  }

  @Override
  public Duration leastPeriod() {
    return update();
  }

  /** Its interval. */
  @Override
  public Duration update() {
    return Duration.ofSeconds(5);
  }

  @Override
  public boolean wants(String series) {
    return series.equals(NODE)
        || series.equals(INFO)
        || series.equals(BUILD)
        || series.equals(OLD_BUILD)
        || oldZone(series).isPresent();
  }

  private static Optional<String> oldZone(String series) {
    return series.startsWith(BEFORE) && series.endsWith(AFTER) && !series.equals(NODE)
        ? Optional.of(series.substring(BEFORE.length(), series.length() - AFTER.length()))
            .filter(OLD_ZONES::contains)
        : Optional.empty();
  }

  @Override
  public List<Counter> counters(Exposition scrape) {
    List<Sample> now = scrape.named(NODE);
    return now.isEmpty() ? old(scrape) : now.stream().map(one -> counter(one, now)).toList();
  }

  /** A zone that stands there more than once is told apart by the directory it is read from. */
  private static Counter counter(Sample sample, List<Sample> all) {
    String zone = zone(sample);
    String path = sample.label("path").orElse("");
    boolean mmio = path.contains("intel-rapl-mmio");
    long doors =
        all.stream()
            .filter(other -> zone(other).equals(zone))
            .filter(other -> other.label("path").orElse("").contains("intel-rapl-mmio") == mmio)
            .count();
    String name = doors > 1 && zone.equals("package") ? zone + ":" + lastPart(path, ':') : zone;
    String owner = name.startsWith("package") || name.equals("psys") ? name : "package";
    return doors > 1 && !name.startsWith("package")
        ? new Counter(lastPart(path, '/'), zone, mmio, 1, microjoules(sample))
        : new Counter(owner, name, mmio, 1, microjoules(sample));
  }

  private static String lastPart(String path, char separator) {
    return path.substring(path.lastIndexOf(separator) + 1);
  }

  private static String zone(Sample sample) {
    return sample.label("zone").orElse("unnamed");
  }

  private static double microjoules(Sample sample) {
    return sample.value() * 1e6;
  }

  /** Idle and dynamic parts are added: only both together are what was drawn. */
  private static List<Counter> old(Exposition scrape) {
    Map<String, Counter> counters = new LinkedHashMap<>();
    for (Sample sample : scrape.samples()) {
      oldZone(sample.name())
          .ifPresent(
              zone -> {
                Counter part = oldPart(zone, sample);
                counters.merge(part.place(), part, Kepler::together);
              });
    }
    return new ArrayList<>(counters.values());
  }

  private static Counter oldPart(String zone, Sample sample) {
    String owner = "package-" + sample.label("package").orElse("0");
    return switch (zone) {
      case "package" -> new Counter(owner, owner, false, 1, microjoules(sample));
      case "platform" -> new Counter("psys", "psys", false, 1, microjoules(sample));
      default -> new Counter(owner, zone, false, 1, microjoules(sample));
    };
  }

  private static Counter together(Counter one, Counter other) {
    return new Counter(
        one.owner(),
        one.name(),
        one.mmio(),
        one.series() + other.series(),
        one.microjoules() + other.microjoules());
  }

  @Override
  public Origin origin(Exposition scrape) {
    return scrape.named(NODE).isEmpty() ? oldOrigin(scrape) : newOrigin(scrape.named(NODE));
  }

  private static Origin newOrigin(List<Sample> samples) {
    boolean fake =
        samples.stream().anyMatch(one -> one.label("path").orElse("").contains("/energy_"));
    return new Origin(
        fake ? Quality.SIMULATED : Quality.MEASURED,
        Origin.RAPL_UNIT,
        Optional.empty(),
        fake ? List.of("Kepler runs with its fake CPU meter: the energy is made up") : List.of());
  }

  private static Origin oldOrigin(Exposition scrape) {
    List<String> notes = new ArrayList<>();
    Set<String> sources = sources(scrape);
    boolean measured = !sources.isEmpty() && RAPL.containsAll(sources);
    if (!measured) {
      notes.add(
          "Kepler does not read RAPL here but estimates (source \""
              + String.join(", ", sources)
              + "\"): the energy is modelled");
    }
    boolean idle =
        scrape.samples().stream()
            .anyMatch(one -> one.label("mode").filter("idle"::equals).isPresent());
    if (!idle) {
      notes.add("Kepler shows no idle part: the energy may be the dynamic part alone");
    }
    // It counts whole millijoules.
    return new Origin(
        measured ? Quality.MEASURED : Quality.MODELLED,
        Energy.ofMicrojoules(1000),
        Optional.empty(),
        notes);
  }

  /** Of the packages, and what Kepler says of all of its components. */
  private static Set<String> sources(Exposition scrape) {
    Set<String> sources =
        scrape.named(BEFORE + "package" + AFTER).stream()
            .map(sample -> sample.label("source").orElse("unknown"))
            .collect(Collectors.toCollection(TreeSet::new));
    scrape
        .named(INFO)
        .forEach(info -> info.label("components_power_source").ifPresent(sources::add));
    return sources;
  }

  @Override
  public Optional<String> version(Exposition scrape) {
    return Stream.concat(scrape.named(BUILD).stream(), scrape.named(OLD_BUILD).stream())
        .flatMap(build -> build.label("version").stream())
        .findFirst();
  }
}
