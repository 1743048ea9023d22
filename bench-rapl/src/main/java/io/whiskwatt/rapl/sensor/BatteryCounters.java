package io.whiskwatt.rapl.sensor;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.sensor.SensorFile.Silent;
import io.whiskwatt.rapl.source.Counters;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the batteries gave: the energy of the whole machine, its screen and its losses included, as
 * long as nothing else feeds it.
 */
final class BatteryCounters implements Counters {
  private final LocalNode node;
  private final Path root;
  private final List<Battery> batteries;

  private BatteryCounters(LocalNode node, Path root, List<Battery> batteries) {
    this.node = node;
    this.root = root;
    this.batteries = batteries;
  }

  static List<Battery> batteries(Path root) {
    return SensorFile.entries(root, "*").stream()
        .map(Battery::at)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Looks whether they feed the machine.
   *
   * @throws EnergyUnavailable when there is none, or something else feeds it
   */
  static BatteryCounters open(LocalNode node, Path root) {
    List<Battery> batteries = batteries(root);
    if (batteries.isEmpty()) {
      throw new EnergyUnavailable(
          "no battery that tells its energy stands in \""
              + root
              + "\"; name another energy source");
    }
    BatteryCounters counters = new BatteryCounters(node, root, batteries);
    counters
        .trouble()
        .ifPresent(
            why -> {
              throw new EnergyUnavailable(
                  "the battery does not feed this machine: " + why + "; unplug the power supply");
            });
    return counters;
  }

  /** Why the batteries are not what feeds the machine now. */
  private Optional<String> trouble() {
    for (Path supply : SensorFile.entries(root, "*")) {
      boolean mains =
          SensorFile.word(supply.resolve("type"))
              .filter(type -> type.equals("Mains") || type.startsWith("USB"))
              .isPresent();
      if (mains && SensorFile.word(supply.resolve("online")).filter("1"::equals).isPresent()) {
        return Optional.of(supply.getFileName() + " is online");
      }
    }
    for (Battery battery : batteries) {
      if (battery.status().equals("Charging")) {
        return Optional.of(battery.name() + " is charging");
      }
    }
    boolean any = batteries.stream().anyMatch(battery -> battery.status().equals("Discharging"));
    return any
        ? Optional.empty()
        : Optional.of(batteries.get(0).name() + " is \"" + batteries.get(0).status() + "\"");
  }

  @Override
  public SourceFacts facts(Duration samplingPeriod) {
    return new SourceFacts(
        "battery",
        Quality.MEASURED,
        batteries.stream().map(this::zone).toList(),
        samplingPeriod,
        Battery.update(),
        batteries.stream()
            .map(Battery::resolution)
            .max(Comparator.naturalOrder())
            .orElse(Energy.ZERO),
        "the battery's own gauge below " + root,
        notes());
  }

  private ZoneFacts zone(Battery battery) {
    return new ZoneFacts(
        node.node().id(),
        battery.zone(),
        "battery",
        true,
        "summed: what " + battery.name() + " gives",
        OptionalLong.empty());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "energy is what the battery gives: the whole machine, screen, disks and losses included;"
            + " nothing is known while something else feeds it");
    batteries.forEach(
        battery -> notes.add(battery.name() + ": energy is " + battery.means().words()));
    notes.add(
        "how often the battery looks at itself is assumed ("
            + Battery.update().toSeconds()
            + " s): its driver does not tell");
    return notes;
  }

  @Override
  public List<Reading> read(TimeSource time) {
    if (trouble().isPresent()) {
      return batteries.stream().map(BatteryCounters::failed).toList();
    }
    return batteries.stream().map(battery -> read(battery, time)).toList();
  }

  private static Reading read(Battery battery, TimeSource time) {
    long beforeNanos = time.nanos();
    try {
      long microjoules = battery.drained(beforeNanos);
      return new Reading.Value(battery.zone(), beforeNanos, time.nanos(), microjoules);
    } catch (Silent e) {
      return failed(battery);
    }
  }

  /** Whatever the reason: what is drawn meanwhile is never counted. */
  private static Reading failed(Battery battery) {
    battery.interrupt();
    return new Reading.Failed(battery.zone(), GapReason.ZONE_VANISHED);
  }

  /** They do not wrap. */
  @Override
  public Duration longestSafeGap() {
    return Duration.ofNanos(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    // No file stays open.
  }
}
