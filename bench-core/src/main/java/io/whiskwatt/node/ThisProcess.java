package io.whiskwatt.node;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this process has used of its machine so far. */
public final class ThisProcess {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private ThisProcess() {}

  /** CPU time of all threads, nanoseconds; 0 where the virtual machine does not say. */
  public static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
        ? Math.max(0, bean.getProcessCpuTime())
        : 0;
  }

  /** The most memory that was resident at once, bytes; empty where the system does not say. */
  public static OptionalLong peakResidentBytes() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst();
    } catch (IOException otherSystem) {
      return OptionalLong.empty();
    }
  }
}
