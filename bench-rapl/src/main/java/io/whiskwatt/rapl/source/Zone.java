package io.whiskwatt.rapl.source;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One directory with a counter in a powercap tree.
 *
 * @param directory its name, {@code intel-rapl:0:1}
 * @param controlType {@code intel-rapl}, {@code intel-rapl-mmio}
 * @param owner the top-level zone's name; its own for a top-level zone
 * @param path of the directory
 * @param maxRange the wrap point in microjoules, above 0; empty: unknown
 * @param trouble why its counter cannot be read; empty: it can
 */
record Zone(
    String directory,
    String controlType,
    ZoneName name,
    ZoneName owner,
    Path path,
    OptionalLong maxRange,
    Optional<Unreadable> trouble) {
  static final String MSR = "intel-rapl";
  static final String MMIO = "intel-rapl-mmio";

  Path counter() {
    return path.resolve("energy_uj");
  }

  Domain domain() {
    return name.domain();
  }

  boolean readable() {
    return trouble.isEmpty();
  }

  boolean isPackage() {
    return domain() == Domain.PACKAGE;
  }

  /** Unique in a tree: {@code package-0}, {@code package-0/dram}, {@code mmio:package-0}. */
  String id() {
    return controlType.equals(MSR)
        ? place()
        : controlType.replace("intel-rapl-", "") + ":" + place();
  }

  /** Without the control type: two doors to one counter share it. */
  String place() {
    if (domain() == Domain.GUEST) {
      return directory;
    }
    return owner.equals(name) ? name.text() : owner.text() + "/" + name.text();
  }
}
