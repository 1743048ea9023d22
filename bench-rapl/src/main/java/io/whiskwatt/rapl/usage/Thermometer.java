package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.UsageMeasure;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Temperature of the hottest processor package: sensors of the processor's own driver in {@code
 * sys/class/hwmon}, else thermal zones of that kind. Found once, because none comes or goes.
 */
final class Thermometer {
  private static final Set<String> DRIVERS =
      Set.of("coretemp", "k10temp", "zenpower", "cpu_thermal", "fam15h_power");
  private static final Set<String> ZONES = Set.of("x86_pkg_temp", "cpu-thermal", "cpu_thermal");
  private static final Pattern INPUT = Pattern.compile("temp[0-9]+_input");
  private static final Pattern PACKAGE = Pattern.compile("Package id [0-9]+|Tctl|Tdie");
  private static final double PER_DEGREE = 1000;

  /** Sensors that are not there show such values. */
  private static final double HOTTEST = 150;

  private final KernelFiles files;
  private final List<File> sensors;

  Thermometer(Path root, KernelFiles files) {
    this.files = files;
    List<File> found = new ArrayList<>();
    for (File device : folders(root.resolve("sys/class/hwmon").toFile())) {
      if (DRIVERS.contains(text(new File(device, "name")))) {
        found.addAll(inputs(device));
      }
    }
    sensors = found.isEmpty() ? zones(root) : found;
  }

  /** Those of the package; all of a driver that names none. */
  private List<File> inputs(File device) {
    File[] inputs = device.listFiles(file -> INPUT.matcher(file.getName()).matches());
    List<File> all = inputs == null ? List.of() : Arrays.asList(inputs);
    List<File> ofPackage =
        all.stream()
            .filter(input -> PACKAGE.matcher(text(label(device, input))).matches())
            .toList();
    return ofPackage.isEmpty() ? all : ofPackage;
  }

  private static File label(File device, File input) {
    return new File(device, input.getName().replace("_input", "_label"));
  }

  private List<File> zones(Path root) {
    return folders(root.resolve("sys/class/thermal").toFile()).stream()
        .filter(zone -> ZONES.contains(text(new File(zone, "type"))))
        .map(zone -> new File(zone, "temp"))
        .toList();
  }

  private static List<File> folders(File folder) {
    File[] found = folder.listFiles(File::isDirectory);
    return found == null ? List.of() : Arrays.stream(found).sorted().toList();
  }

  private String text(File file) {
    return files.text(file).map(String::strip).orElse("");
  }

  /** Puts nothing where there is no sensor, or none that tells: 0 stands for unknown. */
  void read(Map<UsageMeasure, Double> into) {
    sensors.stream()
        .flatMapToLong(sensor -> files.number(sensor).stream())
        .mapToDouble(value -> value / PER_DEGREE)
        .filter(celsius -> celsius > 0 && celsius < HOTTEST)
        .max()
        .ifPresent(celsius -> into.put(UsageMeasure.TEMPERATURE_CELSIUS, celsius));
  }
}
