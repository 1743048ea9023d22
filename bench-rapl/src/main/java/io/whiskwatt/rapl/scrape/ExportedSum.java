package io.whiskwatt.rapl.scrape;

import io.whiskwatt.rapl.scrape.Exporter.Counter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which exported counters make up a machine's energy: the rule of powercap zones (packages, and the
 * dram that they do not contain) as far as an exporter lets it be applied.
 */
record ExportedSum(List<Counter> counters, Optional<String> vendor) {
  /** The name of a counter that an exporter added up by itself. */
  static final String HOST = "host";

  private static final String PACKAGE = "package";
  private static final String DRAM = "dram";
  private static final String PSYS = "psys";

  ExportedSum {
    counters = List.copyOf(counters);
  }

  /**
   * A counter with its verdict.
   *
   * @param why begins with {@code summed:} or {@code left out:}
   */
  record Ruled(Counter counter, String domain, boolean summed, String why) {}

  List<Ruled> rule() {
    List<Ruled> ruled = new ArrayList<>();
    for (Counter counter : counters) {
      Optional<String> against = against(counter);
      ruled.add(
          new Ruled(
              counter,
              domain(counter),
              against.isEmpty(),
              against
                  .map(why -> "left out: " + why)
                  .orElseGet(() -> "summed: " + reason(counter))));
    }
    return ruled;
  }

  /** Why the counters must not stand for the machine; empty: they may. */
  Optional<String> refusal() {
    List<String> names = counters.stream().map(ExportedSum::id).toList();
    Optional<String> twice =
        names.stream().filter(name -> Collections.frequency(names, name) > 1).findFirst();
    if (twice.isPresent()) {
      return Optional.of("two counters go by the name " + twice.get());
    }
    boolean dies = counters.stream().anyMatch(counter -> counter.name().contains("-die-"));
    if (dies && vendor.isEmpty()) {
      return Optional.of(
          "there are dies, and without the processor's vendor it is unknown whether they mirror one"
              + " counter; start node_exporter with --collector.cpu.info");
    }
    return rule().stream().anyMatch(Ruled::summed)
        ? Optional.empty()
        : Optional.of(
            "there is no package among " + counters.stream().map(Counter::place).toList());
  }

  /** Unique in a scrape, and without the exporter's name. */
  static String id(Counter counter) {
    return (counter.mmio() ? "mmio:" : "") + counter.place();
  }

  /** {@code package}, {@code dram}, {@code core}, {@code uncore}, {@code psys}, {@code other}. */
  static String domain(Counter counter) {
    String name = counter.name().toLowerCase(Locale.ROOT);
    if (name.startsWith(PACKAGE)) {
      return PACKAGE;
    }
    if (name.startsWith(PSYS)) {
      return PSYS;
    }
    return switch (name) {
      case DRAM, "core", "uncore", HOST -> name;
      case "pp0" -> "core";
      case "pp1" -> "uncore";
      default -> "other";
    };
  }

  private Optional<String> against(Counter counter) {
    return switch (domain(counter)) {
      case "core", "uncore" -> Optional.of("(a) it is inside " + counter.owner());
      case PSYS -> platform("(b) it is the whole platform and overlaps with the packages");
      case HOST -> platform("the exporter's own sum, whose counters are read one by one");
      case PACKAGE, DRAM -> againstCounted(counter);
      default -> Optional.of("\"" + counter.name() + "\" is no known domain");
    };
  }

  /** What overlaps with packages stands for the machine only where there are none. */
  private Optional<String> platform(String otherwise) {
    boolean packages = counters.stream().anyMatch(other -> domain(other).equals(PACKAGE));
    return packages ? Optional.of(otherwise) : aloneAmong(HOST, PSYS, otherwise);
  }

  private Optional<String> aloneAmong(String one, String other, String otherwise) {
    long such =
        counters.stream()
            .map(ExportedSum::domain)
            .filter(domain -> domain.equals(one) || domain.equals(other))
            .count();
    return such == 1 ? Optional.empty() : Optional.of(otherwise);
  }

  private Optional<String> againstCounted(Counter counter) {
    if (counter.mmio() && hasMsrTwin(counter)) {
      return Optional.of("(c) a second door to the counter of " + counter.place());
    }
    return isMirroredDie(counter)
        ? Optional.of("(d) the dies of an AMD socket can mirror one counter: one is counted")
        : Optional.empty();
  }

  private boolean hasMsrTwin(Counter counter) {
    return counters.stream()
        .anyMatch(other -> !other.mmio() && other.place().equals(counter.place()));
  }

  private boolean isMirroredDie(Counter counter) {
    boolean mirrors =
        vendor
            .filter(name -> name.equals("AuthenticAMD") || name.equals("HygonGenuine"))
            .isPresent();
    int die = counter.owner().indexOf("-die-");
    return mirrors
        && die > 0
        && counters.stream()
            .map(Counter::owner)
            .anyMatch(
                owner ->
                    owner.startsWith(counter.owner().substring(0, die) + "-die-")
                        && owner.compareTo(counter.owner()) < 0);
  }

  private static String reason(Counter counter) {
    String door = counter.mmio() ? " (c) which intel-rapl lacks" : "";
    String what =
        switch (domain(counter)) {
          case PACKAGE -> "a package";
          case DRAM -> "(e) memory, which its package does not contain";
          case PSYS -> "the whole platform, for there is no package";
          default -> "the exporter's own sum, for there is no package";
        };
    return what + door + "; its range is not exported: a wrap is a gap";
  }
}
