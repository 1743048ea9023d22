package io.whiskwatt.results.report;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.compare.CheckFinding;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.trial.CheckedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cross-checks for sample reports; their numbers are made up. */
final class SampleChecks {
  private static final CheckFinding.Source POWERCAP =
      new CheckFinding.Source(
          "powercap",
          Quality.MEASURED,
          List.of("dram", "package"),
          0.1,
          0.001,
          0.000061,
          "Linux powercap below /sys/class/powercap");

  private SampleChecks() {}

  /** One that agrees, one that covers more of the machine, one that saw too little. */
  static List<CheckFinding> three(List<String> cells) {
    return List.of(
        new CheckFinding(
            List.of("process", "gvisor"),
            POWERCAP,
            new CheckFinding.Source(
                "scaphandre",
                Quality.MEASURED,
                List.of("dram", "package"),
                3,
                2,
                0.000061,
                "Scaphandre 1.0 at http://127.0.0.1:8080/metrics"),
            "The check of the energy of process, gvisor (scaphandre beside powercap) agrees: 0.992"
                + " W for each W, r² 0.998 over 48 windows. Both go back to RAPL: that they agree"
                + " says that it was read well, not that RAPL is right.",
            CheckedSource.Machines.SAME,
            points(cells, 0.992, 0.15, 0.2, 0.9),
            2,
            new Interval(0.992, 0.981, 1.003),
            new Interval(0.15, -0.12, 0.42),
            0.998),
        new CheckFinding(
            List.of("process"),
            POWERCAP,
            new CheckFinding.Source(
                "battery",
                Quality.MEASURED,
                List.of("battery"),
                1,
                5,
                36,
                "the battery's own gauge below /sys/class/power_supply"),
            "The check of the energy of process (battery beside powercap) shows 1.21 W for each W"
                + " of it (1.13 … 1.30), off by more than 10 %. The two cover different parts of"
                + " the machine (dram + package against battery), so a slope other than 1 is no"
                + " wonder.",
            CheckedSource.Machines.SAME,
            points(cells, 1.21, 6.4, 0.9, 3.5),
            0,
            new Interval(1.21, 1.13, 1.3),
            new Interval(6.4, 4.9, 7.8),
            0.94),
        new CheckFinding(
            List.of("gvisor"),
            POWERCAP,
            new CheckFinding.Source(
                "kepler",
                Quality.MODELLED,
                List.of("package"),
                5,
                5,
                0,
                "Kepler at http://worker-2:28282/metrics"),
            "The check of the energy of gvisor (kepler beside powercap) reads other machines, and"
                + " nothing is compared.",
            CheckedSource.Machines.OTHERS,
            List.of(),
            0,
            Interval.UNKNOWN,
            Interval.UNKNOWN,
            Double.NaN));
  }

  private static List<CheckFinding.Point> points(
      List<String> cells, double slope, double offset, double noise, double uncertain) {
    Random random = new Random(5);
    List<CheckFinding.Point> points = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      boolean idle = i % 3 == 0;
      double watts = (idle ? 12 : 16 + 6 * (i % cells.size())) + 0.5 * random.nextGaussian();
      double checkWatts = offset + slope * watts + noise * random.nextGaussian();
      points.add(
          new CheckFinding.Point(
              idle ? "idle-empty" : cells.get(i % cells.size()),
              idle,
              i / 4,
              0,
              30,
              30 * watts,
              30 * checkWatts,
              0.08,
              uncertain));
    }
    return points;
  }
}
