package io.whiskwatt.rapl.sensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One energy or power channel of a hardware monitor (Linux kernel, {@code
 * Documentation/hwmon/sysfs-interface}).
 *
 * @param chip the content of {@code name}
 * @param directory {@code hwmon3}
 * @param channel {@code energy1}, {@code power1}
 * @param label what the driver calls it; empty: nothing
 * @param input in µJ, or in µW
 * @param intervalMillis over which a power is averaged; empty: not told
 */
record Hwmon(
    String chip,
    String directory,
    String channel,
    Optional<String> label,
    Path input,
    Optional<Long> intervalMillis) {
  private static final Pattern ENERGY = Pattern.compile("(energy[0-9]{1,3})_input");
  private static final Pattern POWER = Pattern.compile("(power[0-9]{1,3})_(?:average|input)");

  /** Every channel below a root. */
  static List<Hwmon> all(Path root) {
    List<Hwmon> all = new ArrayList<>();
    for (Path monitor : SensorFile.entries(root, "hwmon*")) {
      String chip = SensorFile.word(monitor.resolve("name")).orElse("unnamed");
      for (Path file : SensorFile.entries(monitor, "{energy,power}*_{average,input}")) {
        of(chip, monitor, file).filter(found -> !isKnown(all, found)).ifPresent(all::add);
      }
    }
    return all;
  }

  /** A power's average comes before its momentary value, of which it has more to say. */
  private static boolean isKnown(List<Hwmon> all, Hwmon found) {
    return all.stream().anyMatch(other -> other.place().equals(found.place()));
  }

  private static Optional<Hwmon> of(String chip, Path monitor, Path file) {
    String name = file.getFileName().toString();
    Matcher energy = ENERGY.matcher(name);
    Matcher power = POWER.matcher(name);
    String channel = energy.matches() ? energy.group(1) : power.matches() ? power.group(1) : "";
    if (channel.isEmpty() || !SensorFile.isReadable(file)) {
      return Optional.empty();
    }
    return Optional.of(
        new Hwmon(
            chip,
            monitor.getFileName().toString(),
            channel,
            SensorFile.word(monitor.resolve(channel + "_label")),
            file,
            SensorFile.word(monitor.resolve(channel + "_average_interval"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::valueOf)));
  }

  boolean countsEnergy() {
    return channel.startsWith("energy");
  }

  /** {@code hwmon3/power1}: unique on the machine, until drivers are loaded in another order. */
  String place() {
    return directory + "/" + channel;
  }

  /** {@code power_meter/power1}: what a study should name. */
  String name() {
    return chip + "/" + channel;
  }

  boolean isCalled(String name) {
    return name.equals(name()) || name.equals(place());
  }

  String zone() {
    return "hwmon:" + name();
  }

  /** For people. */
  String words() {
    return name()
        + label.map(text -> " (" + text + ")").orElse("")
        + (countsEnergy() ? ": counts energy" : ": power, integrated over time");
  }
}
