package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.UsageMeasure;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Frequency of the processors and what rules it ({@code Documentation/admin-guide/pm/cpufreq}). */
final class ProcessorClock {
  /** Of many processors some tell enough, and every read may have to ask the processor. */
  private static final int MOST_PROCESSORS = 32;

  private static final Pattern PROCESSOR = Pattern.compile("cpu[0-9]+");
  private static final double HERTZ_PER_KILOHERTZ = 1e3;
  private static final double HERTZ_PER_MEGAHERTZ = 1e6;

  private final KernelFiles files;
  private final File folder;
  private final File information;
  private final List<File> processors;
  private long changes;
  private List<String> policy = List.of();

  ProcessorClock(Path root, KernelFiles files) {
    this.files = files;
    folder = root.resolve("sys/devices/system/cpu").toFile();
    information = root.resolve("proc/cpuinfo").toFile();
    File[] found = folder.listFiles(file -> PROCESSOR.matcher(file.getName()).matches());
    processors = found == null ? List.of() : Arrays.stream(found).sorted().toList();
  }

  void readFrequency(Map<UsageMeasure, Double> into) {
    int step = Math.max(1, (processors.size() + MOST_PROCESSORS - 1) / MOST_PROCESSORS);
    List<Double> hertz = new ArrayList<>();
    for (int i = 0; i < processors.size(); i += step) {
      files
          .number(new File(processors.get(i), "cpufreq/scaling_cur_freq"))
          .ifPresent(kilohertz -> hertz.add(kilohertz * HERTZ_PER_KILOHERTZ));
    }
    OptionalDouble mean = hertz.isEmpty() ? ofInformation() : mean(hertz);
    mean.ifPresent(value -> into.put(UsageMeasure.FREQUENCY_HERTZ, value));
  }

  /** Without cpufreq (a guest) it is the frequency of the time-stamp counter. */
  private OptionalDouble ofInformation() {
    List<Double> hertz = new ArrayList<>();
    files
        .text(information)
        .ifPresent(
            text ->
                text.lines()
                    .filter(line -> line.startsWith("cpu MHz"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .filter(number -> number.matches("[0-9]{1,6}(\\.[0-9]{1,9})?"))
                    .forEach(
                        number -> hertz.add(Double.parseDouble(number) * HERTZ_PER_MEGAHERTZ)));
    return mean(hertz);
  }

  /** 0 stands for unknown. */
  private static OptionalDouble mean(List<Double> hertz) {
    return hertz.stream().mapToDouble(Double::doubleValue).filter(value -> value > 0).average();
  }

  /** Reads governors, limits, turbo, and how often heat slowed a package down. */
  void readPolicy(Map<UsageMeasure, Double> into) {
    List<String> now = policy();
    if (now.stream().anyMatch(text -> !text.isEmpty())) {
      changes += policy.isEmpty() || Objects.equals(policy, now) ? 0 : 1;
      policy = now;
      into.put(UsageMeasure.CLOCK_POLICY_CHANGES, (double) changes);
    }
    long throttles = -1;
    for (File processor : processors) {
      OptionalLong count =
          files.number(new File(processor, "thermal_throttle/package_throttle_count"));
      throttles = Math.max(throttles, count.orElse(-1));
    }
    if (throttles >= 0) {
      into.put(UsageMeasure.THERMAL_THROTTLES, (double) throttles);
    }
  }

  private List<String> policy() {
    List<String> texts = new ArrayList<>();
    texts.add(text(new File(folder, "intel_pstate/no_turbo")));
    texts.add(text(new File(folder, "cpufreq/boost")));
    for (File processor : processors) {
      texts.add(text(new File(processor, "cpufreq/scaling_governor")));
      texts.add(text(new File(processor, "cpufreq/scaling_min_freq")));
      texts.add(text(new File(processor, "cpufreq/scaling_max_freq")));
    }
    return texts;
  }

  private String text(File file) {
    return files.text(file).map(String::strip).orElse("");
  }
}
