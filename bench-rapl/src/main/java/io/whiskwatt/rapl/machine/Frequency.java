package io.whiskwatt.rapl.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the kernel sets the processors' frequency ({@code Documentation/admin-guide/pm/cpufreq}). */
record Frequency(Path root) {
  private static final String CPUS = "sys/devices/system/cpu";

  /** {@code performance}, or {@code performance (cpus: 2), powersave (cpus: 6)}. */
  String governor() {
    TreeMap<String, Integer> found = new TreeMap<>();
    try (DirectoryStream<Path> cpus = Files.newDirectoryStream(root.resolve(CPUS), "cpu[0-9]*")) {
      for (Path cpu : cpus) {
        FileText.read(cpu.resolve("cpufreq/scaling_governor"))
            .trimmed()
            .ifPresent(name -> found.merge(name, 1, Integer::sum));
      }
    } catch (IOException e) {
      return LocalNode.UNKNOWN;
    }
    return describe(found);
  }

  private static String describe(TreeMap<String, Integer> found) {
    if (found.size() <= 1) {
      return found.keySet().stream().findFirst().orElse(LocalNode.UNKNOWN);
    }
    return found.entrySet().stream()
        .map(entry -> entry.getKey() + " (cpus: " + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  /** {@code on}, {@code off} or unknown. */
  String turbo() {
    Optional<String> noTurbo = text("intel_pstate/no_turbo");
    if (noTurbo.isPresent()) {
      return onOrOff(noTurbo.get(), "0");
    }
    return text("cpufreq/boost").map(boost -> onOrOff(boost, "1")).orElse(LocalNode.UNKNOWN);
  }

  private static String onOrOff(String value, String on) {
    return value.equals(on) ? "on" : "off";
  }

  private Optional<String> text(String file) {
    return FileText.read(root.resolve(CPUS).resolve(file)).trimmed();
  }
}
