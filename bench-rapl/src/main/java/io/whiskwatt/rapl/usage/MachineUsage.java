package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.UsageMeasure;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Processors and memory of the whole machine (man 5 proc). */
final class MachineUsage {
  private static final int BYTES_PER_KILOBYTE = 1024;
  private static final int FIELDS = 10;

  private final File stat;
  private final File memory;
  private final KernelFiles files;

  MachineUsage(Path root, KernelFiles files) {
    this.files = files;
    stat = root.resolve("proc/stat").toFile();
    memory = root.resolve("proc/meminfo").toFile();
  }

  void read(Map<UsageMeasure, Double> into) {
    files.text(stat).ifPresent(text -> readProcessors(text, into));
    files
        .text(memory)
        .ifPresent(
            text -> {
              OptionalLong all = KernelFiles.number(text, "MemTotal:");
              OptionalLong available = KernelFiles.number(text, "MemAvailable:");
              if (all.isPresent() && available.isPresent()) {
                double used = (double) (all.getAsLong() - available.getAsLong());
                into.put(UsageMeasure.MEMORY_USED_BYTES, used * BYTES_PER_KILOBYTE);
              }
            });
  }

  private static void readProcessors(String text, Map<UsageMeasure, Double> into) {
    times(text)
        .ifPresent(
            ticks -> {
              long guest = ticks[8] + ticks[9];
              // The kernel counts guests within user and nice.
              put(into, UsageMeasure.CPU_USER_NANOS, ticks[0] + ticks[1] - guest);
              put(into, UsageMeasure.CPU_SYSTEM_NANOS, ticks[2] + ticks[5] + ticks[6]);
              put(into, UsageMeasure.CPU_STEAL_NANOS, ticks[7]);
              put(into, UsageMeasure.CPU_GUEST_NANOS, guest);
            });
    KernelFiles.number(text, "ctxt")
        .ifPresent(switches -> into.put(UsageMeasure.CONTEXT_SWITCHES, (double) switches));
  }

  private static void put(Map<UsageMeasure, Double> into, UsageMeasure measure, long ticks) {
    into.put(measure, (double) Math.max(0, ticks) * StatLine.NANOS_PER_TICK);
  }

  /** User, nice, system, idle, iowait, irq, softirq, steal, guest, guest nice. */
  private static Optional<long[]> times(String text) {
    int end = text.indexOf('\n');
    String[] words = text.substring(0, Math.max(end, 0)).strip().split(" +", -1);
    if (words.length <= FIELDS || !words[0].equals("cpu")) {
      return Optional.empty();
    }
    long[] ticks = new long[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
      OptionalLong number = KernelFiles.number(words[i + 1]);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      ticks[i] = number.getAsLong();
    }
    return Optional.of(ticks);
  }
}
