package io.whiskwatt.rapl.junit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * CPU time of all threads of this JVM.
 *
 * @param nanos in ticks of 10 ms: HotSpot asks {@code times(2)}
 */
record CpuTime(long nanos) {
  private static final double TICK_MILLIS = 10;

  static CpuTime now() {
    return new CpuTime(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
  }

  CpuTime since(CpuTime before) {
    return new CpuTime(nanos - before.nanos);
  }

  /** One tick of all repetitions is let pass: it may have begun before them. */
  Judgement against(double budgetMillis, int repetitions) {
    double millis = nanos / 1e6 / repetitions;
    boolean kept = !(millis - TICK_MILLIS / repetitions > budgetMillis);
    return Judgement.of(
        "cpu",
        kept,
        String.format(
            Locale.ROOT,
            "%.4g ms of CPU time per execution (mean of %d, all threads of this JVM, in ticks of"
                + " 10 ms); the budget is %s ms",
            millis,
            repetitions,
            budgetMillis));
  }
}
