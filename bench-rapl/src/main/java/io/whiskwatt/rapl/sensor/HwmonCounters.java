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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The channels that a study names, added. */
final class HwmonCounters implements Counters {
  /** Where a driver does not tell: usual for power meters. */
  private static final Duration ASSUMED_UPDATE = Duration.ofSeconds(1);

  private final LocalNode node;
  private final Path root;
  private final Map<Hwmon, PowerIntegral> channels = new LinkedHashMap<>();

  private HwmonCounters(LocalNode node, Path root, List<Hwmon> channels) {
    this.node = node;
    this.root = root;
    channels.forEach(channel -> this.channels.put(channel, new PowerIntegral()));
  }

  /**
   * Finds the channels.
   *
   * @param names as in {@link Hwmon#isCalled}; empty: the only one there is
   * @throws EnergyUnavailable when one is missing, or it is not clear which is meant
   */
  static HwmonCounters open(LocalNode node, Path root, List<String> names) {
    List<Hwmon> all = Hwmon.all(root);
    if (names.isEmpty()) {
      require(all.size() == 1, "which channel is the machine's energy cannot be told", all, root);
      return new HwmonCounters(node, root, all);
    }
    List<Hwmon> named = new ArrayList<>();
    for (String name : names) {
      List<Hwmon> found = all.stream().filter(channel -> channel.isCalled(name)).toList();
      require(found.size() == 1, found.size() + " channels are called \"" + name + "\"", all, root);
      named.addAll(found);
    }
    return new HwmonCounters(node, root, named);
  }

  private static void require(boolean sound, String trouble, List<Hwmon> all, Path root) {
    if (!sound) {
      String known =
          all.isEmpty()
              ? "there is no energy or power channel below " + root
              : "known: "
                  + String.join(
                      ", ", all.stream().map(one -> one.name() + " = " + one.place()).toList());
      throw new EnergyUnavailable(
          trouble + "; " + known + "; write hwmon: CHIP/CHANNEL, or a list of them");
    }
  }

  @Override
  public SourceFacts facts(Duration samplingPeriod) {
    return new SourceFacts(
        "hwmon",
        Quality.MEASURED,
        channels.keySet().stream().map(this::zone).toList(),
        samplingPeriod,
        channels.keySet().stream()
            .map(HwmonCounters::update)
            .max(Comparator.naturalOrder())
            .orElse(ASSUMED_UPDATE),
        Energy.ZERO,
        "hardware monitors below "
            + root
            + ": "
            + String.join(", ", channels.keySet().stream().map(Hwmon::words).toList()),
        notes());
  }

  private static Duration update(Hwmon channel) {
    return channel
        .intervalMillis()
        .filter(millis -> millis > 0)
        .map(Duration::ofMillis)
        .orElse(ASSUMED_UPDATE);
  }

  private ZoneFacts zone(Hwmon channel) {
    String why = "summed: the study names it; " + channel.words();
    return new ZoneFacts(
        node.node().id(), channel.zone(), "hwmon", true, why, OptionalLong.empty());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "what a hardware monitor's channel covers is known to its driver's authors alone; several"
            + " channels are added as the study names them");
    if (channels.keySet().stream().anyMatch(channel -> !channel.countsEnergy())) {
      notes.add(
          "energy is integrated from readings of power: what happens between two readings is"
              + " missed");
    }
    if (channels.keySet().stream().anyMatch(channel -> channel.intervalMillis().isEmpty())) {
      notes.add("the update period is assumed where the driver does not tell it: 1 s");
    }
    return notes;
  }

  @Override
  public List<Reading> read(TimeSource time) {
    List<Reading> readings = new ArrayList<>();
    channels.forEach((channel, integral) -> readings.add(read(channel, integral, time)));
    return readings;
  }

  private static Reading read(Hwmon channel, PowerIntegral integral, TimeSource time) {
    long beforeNanos = time.nanos();
    try {
      long number = SensorFile.number(channel.input());
      long afterNanos = time.nanos();
      if (!channel.countsEnergy()) {
        integral.add(beforeNanos + (afterNanos - beforeNanos) / 2, Math.max(0, (double) number));
      }
      long microjoules = channel.countsEnergy() ? Math.max(0, number) : integral.microjoules();
      return new Reading.Value(channel.zone(), beforeNanos, afterNanos, microjoules);
    } catch (Silent e) {
      integral.interrupt();
      // A counter goes on counting; what is not integrated is never known.
      GapReason reason = channel.countsEnergy() ? e.gap() : GapReason.ZONE_VANISHED;
      return new Reading.Failed(channel.zone(), reason);
    }
  }

  /** Energy is counted in 64 bits; a driver whose counter is shorter corrects its wraps. */
  @Override
  public Duration longestSafeGap() {
    return Duration.ofNanos(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    // No file stays open.
  }
}
