package io.whiskwatt.rapl.scrape;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.exposition.Exposition;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one exporter names its energy counters, and what they are worth. */
sealed interface Exporter permits Scaphandre, Kepler, NodeExporter {
  /** In study files, and before the names of zones. */
  String key();

  /** For people. */
  String title();

  /** Where it listens unless told otherwise. */
  int usualPort();

  /** How often it is asked unless the study says otherwise. */
  Duration usualPeriod();

  /** The shortest period at which it stands being asked. */
  Duration leastPeriod();

  /** How old a value may be when it is asked. */
  Duration update();

  /** The names of series that are looked at. */
  boolean wants(String series);

  /** Every energy counter in a scrape. */
  List<Counter> counters(Exposition scrape);

  Origin origin(Exposition scrape);

  /** What the exporter says of its own version. */
  Optional<String> version(Exposition scrape);

  /**
   * One energy counter.
   *
   * @param owner the package it belongs to, its own name for a package: {@code package-0}
   * @param name as RAPL has it: {@code package-0}, {@code dram}, {@code core}
   * @param mmio read through {@code intel-rapl-mmio}
   * @param series how many series were added to make it; two scrapes with different numbers cannot
   *     be compared
   * @param microjoules as exported: may be NaN, infinite, or negative
   */
  record Counter(String owner, String name, boolean mmio, int series, double microjoules) {
    /** Two doors to one counter share it. */
    String place() {
      return owner.equals(name) ? name : owner + "/" + name;
    }
  }

  /**
   * Where the numbers of a scrape come from.
   *
   * @param resolution the smallest step that can be told apart
   * @param vendor of the processor, where the exporter tells
   */
  record Origin(Quality quality, Energy resolution, Optional<String> vendor, List<String> notes) {
    /** RAPL's usual unit, 2^−14 J: no exporter tells the unit of its machine. */
    static final Energy RAPL_UNIT = Energy.ofMicrojoules(61);
  }
}
