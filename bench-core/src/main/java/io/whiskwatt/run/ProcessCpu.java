package io.whiskwatt.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, all threads. */
final class ProcessCpu {
  private ProcessCpu() {}

  /** Nanoseconds; 0 where the virtual machine does not say. */
  static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
        ? Math.max(0, bean.getProcessCpuTime())
        : 0;
  }
}
