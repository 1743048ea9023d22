package io.whiskwatt.rapl.source;

import io.whiskwatt.rapl.machine.Processors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Says which zones make up a machine's energy: Σ {@code package-N[-die-M]} + Σ their {@code dram},
 * from one control type. Every zone gets a reason, so that the sum can be checked by a reader.
 *
 * <ol type="a">
 *   <li>{@code core} and {@code uncore} are inside their package: never added.
 *   <li>{@code psys} overlaps with the packages: never added.
 *   <li>An {@code intel-rapl-mmio} zone counts only for a package and domain that {@code
 *       intel-rapl} lacks: it is a second door to the same counter.
 *   <li>On AMD and Hygon the dies of one socket can mirror a single counter: one per package.
 *   <li>{@code package} excludes {@code dram}, although that sits beneath it.
 *   <li>All sockets, or none: half a machine's energy is no machine's energy.
 * </ol>
 */
record SummingRule(List<Zone> zones, Processors processors) {
  /**
   * A zone with its verdict.
   *
   * @param sampled true: it is read during a run, though it may not be summed
   */
  record Ruled(Zone zone, boolean summed, boolean sampled, String why) {}

  SummingRule {
    zones = List.copyOf(zones);
  }

  List<Ruled> rule() {
    return zones.stream().map(this::rule).toList();
  }

  private Ruled rule(Zone zone) {
    Optional<String> reason = reasonAgainst(zone);
    return new Ruled(
        zone,
        reason.isEmpty(),
        zone.readable() && !isDuplicate(zone) && zone.domain() != Domain.OTHER,
        reason.map(why -> "left out: " + why).orElseGet(() -> "summed: " + reasonFor(zone)));
  }

  private Optional<String> reasonAgainst(Zone zone) {
    if (isUnknownType(zone)) {
      return Optional.of("control type \"" + zone.controlType() + "\" is no known energy counter");
    }
    if (zone.trouble().isPresent()) {
      return zone.trouble().map(Unreadable::reason);
    }
    return switch (zone.domain()) {
      case CORE, UNCORE -> Optional.of("(a) it is inside " + zone.owner().text());
      case PSYS -> Optional.of("(b) it is the whole platform and overlaps with the packages");
      case OTHER -> Optional.of("\"" + zone.name().text() + "\" is no known domain");
      case PACKAGE, DRAM -> againstCounted(zone);
      case GUEST -> againstGuest(zone);
    };
  }

  private Optional<String> againstCounted(Zone zone) {
    if (isSecondDoor(zone)) {
      return Optional.of("(c) a second door to the counter of intel-rapl's " + zone.place());
    }
    if (isMirroredDie(zone)) {
      return Optional.of("(d) the dies of an AMD socket can mirror one counter: one is counted");
    }
    boolean partial = zone.domain() == Domain.DRAM && unreadableIn(Domain.DRAM).isPresent();
    return partial
        ? Optional.of("(f) another package's dram cannot be read, and sockets are treated alike")
        : Optional.empty();
  }

  private Optional<String> againstGuest(Zone zone) {
    if (zones.stream().anyMatch(other -> other.domain() != Domain.GUEST)) {
      return Optional.of("it has no name, and other zones have");
    }
    return zone.owner().equals(zone.name())
        ? Optional.empty()
        : Optional.of("it is below another zone without a name");
  }

  private static String reasonFor(Zone zone) {
    String range =
        zone.maxRange().isEmpty() ? "; its range is unknown: a wrap is not corrected" : "";
    return reasonFor(zone.domain(), zone.controlType()) + range;
  }

  private static String reasonFor(Domain domain, String controlType) {
    String door = controlType.equals(Zone.MMIO) ? " (c) which intel-rapl lacks" : "";
    return switch (domain) {
      case PACKAGE -> "a package" + door;
      case DRAM -> "(e) memory, which its package does not contain" + door;
      case GUEST -> "the share that a hypervisor hands to this guest (no name)";
      case CORE, UNCORE, PSYS, OTHER -> throw new IllegalArgumentException(domain.key());
    };
  }

  /** Why these zones must not stand for the machine; empty: they may. */
  Optional<String> refusal() {
    Optional<String> unreadable = unreadableIn(Domain.PACKAGE);
    if (unreadable.isPresent()) {
      return unreadable;
    }
    List<Zone> summed = rule().stream().filter(Ruled::summed).map(Ruled::zone).toList();
    List<Zone> packages = summed.stream().filter(Zone::isPackage).toList();
    if (packages.isEmpty()) {
      boolean guest = summed.stream().anyMatch(zone -> zone.domain() == Domain.GUEST);
      return guest ? Optional.empty() : Optional.of(noPackage());
    }
    return diesOfUnknownVendor(packages).or(() -> missingSocket(packages));
  }

  private String noPackage() {
    return zones.stream()
        .flatMap(zone -> zone.trouble().stream())
        .findFirst()
        .map(Unreadable::reason)
        .orElse("there is no package zone among " + zones.stream().map(Zone::id).toList());
  }

  private Optional<String> diesOfUnknownVendor(List<Zone> packages) {
    boolean dies = packages.stream().anyMatch(zone -> zone.name().die().isPresent());
    return dies && processors.vendor().isEmpty()
        ? Optional.of(
            "there are dies, and without the processor's vendor it is unknown whether "
                + "they mirror one counter")
        : Optional.empty();
  }

  private Optional<String> missingSocket(List<Zone> packages) {
    Set<OptionalInt> found = new HashSet<>();
    packages.forEach(zone -> found.add(zone.name().socket()));
    int sockets = processors.sockets().orElse(found.size());
    return found.size() < sockets
        ? Optional.of(
            "(f) the machine has "
                + sockets
                + " sockets, but only "
                + packages.stream().map(Zone::id).toList()
                + " can be read")
        : Optional.empty();
  }

  /** True when what keeps the counters from being read can be granted. */
  boolean denied() {
    return zones.stream().flatMap(zone -> zone.trouble().stream()).anyMatch(Unreadable::denied);
  }

  private Optional<String> unreadableIn(Domain domain) {
    return zones.stream()
        .filter(zone -> zone.domain() == domain && !isDuplicate(zone))
        .flatMap(zone -> zone.trouble().stream())
        .map(Unreadable::reason)
        .findFirst();
  }

  private boolean isDuplicate(Zone zone) {
    return isUnknownType(zone) || isSecondDoor(zone) || isMirroredDie(zone);
  }

  private static boolean isUnknownType(Zone zone) {
    return !zone.controlType().equals(Zone.MSR) && !zone.controlType().equals(Zone.MMIO);
  }

  private boolean isSecondDoor(Zone zone) {
    return before(zone).stream()
        .anyMatch(other -> other.place().equals(zone.place()) && !isUnknownType(other));
  }

  /** What is preferred to a zone: all of {@code intel-rapl}, and earlier ones of its own type. */
  private List<Zone> before(Zone zone) {
    List<Zone> before = new ArrayList<>();
    for (Zone other : zones) {
      boolean msr = other.controlType().equals(Zone.MSR) && !zone.controlType().equals(Zone.MSR);
      boolean earlier =
          other.controlType().equals(zone.controlType())
              && zones.indexOf(other) < zones.indexOf(zone);
      if (msr || earlier) {
        before.add(other);
      }
    }
    return before;
  }

  private boolean isMirroredDie(Zone zone) {
    boolean mirrors = processors.vendor().filter(SummingRule::mirrors).isPresent();
    ZoneName place = zone.owner();
    return mirrors
        && place.die().isPresent()
        && zones.stream()
            .filter(other -> other.isPackage() && other.controlType().equals(zone.controlType()))
            .map(Zone::name)
            .anyMatch(
                name ->
                    name.socket().equals(place.socket())
                        && name.die().orElse(-1) < place.die().getAsInt());
  }

  private static boolean mirrors(String vendor) {
    return vendor.equals("AuthenticAMD") || vendor.equals("HygonGenuine");
  }
}
