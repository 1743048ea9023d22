package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.time.TimeSource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * PSS of processes from {@code smaps_rollup}. The kernel walks all pages of a process for it, so
 * each is read once per period, and only so many in one look: those never read first, then those
 * read longest ago. Processes of {@code other} that are in no pod are left out.
 */
final class ProportionalMemory {
  private static final int BYTES_PER_KILOBYTE = 1024;

  private final TimeSource time;
  private final UsagePace pace;
  private long reads;
  private long spentNanos;

  ProportionalMemory(TimeSource time, UsagePace pace) {
    this.time = time;
    this.pace = pace;
  }

  void look(Collection<WorkerProcess> alive, long nanos) {
    List<WorkerProcess> due =
        alive.stream()
            .filter(process -> isWanted(process) && isDue(process, nanos))
            .sorted(Comparator.comparingLong(process -> age(process, nanos)))
            .limit(pace.memoryReads())
            .toList();
    long beganNanos = time.nanos();
    for (WorkerProcess process : due) {
      process.memory = read(process, nanos);
      reads++;
      if (time.nanos() - beganNanos > pace.memorySpan().toNanos()) {
        break;
      }
    }
    spentNanos += time.nanos() - beganNanos;
  }

  private static boolean isWanted(WorkerProcess process) {
    return !process.stat.kernel()
        && (process.group != ProcessGroup.OTHER || process.place.pod().isPresent());
  }

  private boolean isDue(WorkerProcess process, long nanos) {
    OptionalLong read = process.memory.nanos();
    return read.isEmpty() || nanos - read.getAsLong() >= pace.slow().toNanos();
  }

  /** Rising: negative ages, the oldest first. */
  private static long age(WorkerProcess process, long nanos) {
    OptionalLong read = process.memory.nanos();
    return read.isEmpty() ? Long.MIN_VALUE : read.getAsLong() - nanos;
  }

  private static WorkerProcess.Memory read(WorkerProcess process, long nanos) {
    OptionalLong now = OptionalLong.of(nanos);
    try {
      byte[] bytes = Files.readAllBytes(new File(process.folder, "smaps_rollup").toPath());
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      OptionalLong kilobytes = KernelFiles.number(text, "Pss:");
      OptionalLong pss =
          kilobytes.isPresent()
              ? OptionalLong.of(kilobytes.getAsLong() * BYTES_PER_KILOBYTE)
              : OptionalLong.empty();
      return new WorkerProcess.Memory(now, pss, false);
    } catch (AccessDeniedException e) {
      return new WorkerProcess.Memory(now, OptionalLong.empty(), true);
    } catch (IOException e) {
      // It ended meanwhile: it has no memory any more.
      return new WorkerProcess.Memory(now, OptionalLong.empty(), false);
    }
  }

  long reads() {
    return reads;
  }

  long spentNanos() {
    return spentNanos;
  }
}
