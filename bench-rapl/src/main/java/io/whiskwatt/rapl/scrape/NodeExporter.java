package io.whiskwatt.rapl.scrape;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.exposition.Exposition;
import io.whiskwatt.rapl.exposition.Exposition.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * node_exporter's rapl collector (read from {@code collector/rapl_linux.go} at 1.8 and procfs'
 * {@code sysfs/class_powercap.go}): every powercap zone as the kernel shows it at the moment of the
 * scrape, {@code intel-rapl-mmio} beside {@code intel-rapl}, in joules. A number behind the name of
 * a zone is split off into {@code index}; a zone without one gets its place among its like.
 */
final class NodeExporter implements Exporter {
  private static final Pattern SERIES = Pattern.compile("node_rapl_([a-z0-9_]{1,40})_joules_total");
  private static final Pattern DIE = Pattern.compile("package_([0-9]{1,4})_die_([0-9]{1,4})");
  private static final String CPU = "node_cpu_info";
  private static final String BUILD = "node_exporter_build_info";

  @Override
  public String key() {
    return "node-exporter";
  }

  @Override
  public String title() {
    return "node_exporter";
  }

  @Override
  public int usualPort() {
    return 9100;
  }

  @Override
  public Duration usualPeriod() {
    return Duration.ofSeconds(1);
  }

  /** Each scrape runs all of its collectors, on the machine that is measured. */
  @Override
  public Duration leastPeriod() {
    return Duration.ofSeconds(1);
  }

  /** RAPL's own. */
  @Override
  public Duration update() {
    return Duration.ofMillis(1);
  }

  @Override
  public boolean wants(String series) {
    return SERIES.matcher(series).matches() || series.equals(CPU) || series.equals(BUILD);
  }

  @Override
  public List<Counter> counters(Exposition scrape) {
    Map<String, String> packages = packages(scrape);
    List<Counter> counters = new ArrayList<>();
    for (Sample sample : scrape.samples()) {
      zone(sample).ifPresent(zone -> counters.add(counter(zone, sample, packages)));
    }
    return counters;
  }

  /** The name of each package by its directory, which its subzones' directories begin with. */
  private static Map<String, String> packages(Exposition scrape) {
    Map<String, String> packages = new TreeMap<>();
    for (Sample sample : scrape.samples()) {
      zone(sample)
          .filter(zone -> zone.startsWith("package"))
          .ifPresent(zone -> packages.put(directory(sample), name(zone, sample)));
    }
    return packages;
  }

  private static Optional<String> zone(Sample sample) {
    Matcher matcher = SERIES.matcher(sample.name());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Counter counter(String zone, Sample sample, Map<String, String> packages) {
    String directory = directory(sample);
    boolean mmio = directory.startsWith("intel-rapl-mmio");
    String name = name(zone, sample);
    double microjoules = sample.value() * 1e6;
    if (name.startsWith("package") || name.startsWith("psys")) {
      return new Counter(name, name, mmio, 1, microjoules);
    }
    int colon = directory.lastIndexOf(':');
    String parent = colon < 0 ? directory : directory.substring(0, colon);
    String owner = packages.getOrDefault(parent, "zone-" + index(sample));
    return new Counter(owner, name, mmio, 1, microjoules);
  }

  /** As the kernel has it. */
  private static String name(String zone, Sample sample) {
    Matcher die = DIE.matcher(zone);
    if (die.matches()) {
      return "package-" + die.group(1) + "-die-" + die.group(2);
    }
    return switch (zone) {
      case "package" -> "package-" + index(sample);
      case "psys" -> index(sample).equals("0") ? "psys" : "psys-" + index(sample);
      default -> zone;
    };
  }

  private static String index(Sample sample) {
    return sample.label("index").orElse("0");
  }

  private static String directory(Sample sample) {
    String path = sample.label("path").orElse("");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public Origin origin(Exposition scrape) {
    Optional<String> vendor =
        scrape.named(CPU).stream().flatMap(cpu -> cpu.label("vendor").stream()).findFirst();
    return new Origin(Quality.MEASURED, Origin.RAPL_UNIT, vendor, List.of());
  }

  @Override
  public Optional<String> version(Exposition scrape) {
    return scrape.named(BUILD).stream()
        .flatMap(build -> build.label("version").stream())
        .findFirst();
  }
}
