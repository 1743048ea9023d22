package io.whiskwatt.rapl.sensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder like {@code /sys/class/power_supply} or {@code /sys/class/hwmon}, for tests. */
record SensorFolder(Path root) {
  SensorFolder write(String path, Object value) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, value + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SensorFolder remove(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A battery of a laptop: 30 Wh of 50 Wh, discharging, beside a power supply that is not. */
  static SensorFolder laptop(Path root) {
    return new SensorFolder(root)
        .write("AC/type", "Mains")
        .write("AC/online", 0)
        .write("BAT0/type", "Battery")
        .write("BAT0/status", "Discharging")
        .write("BAT0/energy_now", 30_000_000)
        .write("BAT0/energy_full", 50_120_000)
        .write("BAT0/power_now", 9_000_000)
        .write("mouse/type", "Battery")
        .write("mouse/scope", "Device")
        .write("mouse/energy_now", 1);
  }
}
