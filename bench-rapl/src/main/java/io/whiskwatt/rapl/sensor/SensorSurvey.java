package io.whiskwatt.rapl.sensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which sensors beside RAPL this machine has. */
public final class SensorSurvey {
  private SensorSurvey() {}

  /** For people, a sensor a line, with what a study writes to use it. */
  public static List<String> ofThisMachine() {
    return under(SensorSpec.BATTERIES, SensorSpec.MONITORS);
  }

  static List<String> under(Path batteries, Path monitors) {
    List<String> lines = new ArrayList<>();
    for (Battery battery : BatteryCounters.batteries(batteries)) {
      lines.add(
          "battery "
              + battery.name()
              + ": "
              + battery.status()
              + ", energy from "
              + battery.means().words()
              + " (energy: battery)");
    }
    Hwmon.all(monitors)
        .forEach(
            one -> lines.add("hwmon " + one.words() + " (energy: { hwmon: " + one.name() + " })"));
    return lines.isEmpty()
        ? List.of("other sensors: none (no battery, and no hwmon channel of energy or power)")
        : lines;
  }
}
