package io.whiskwatt.rapl.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.rapl.machine.LocalNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.nativefree.SystemInfo;

/** On the machine of the test, with OSHI as a second opinion. */
class UsageHereTest {
  private final UsageSampler sampler = UsageSampler.of(LocalNode.read(), ProcessGroup.GENERATOR);

  private double told(String group, UsageMeasure measure) {
    List<UsageReading> readings = sampler.sample(System.nanoTime());
    return readings.stream()
        .filter(reading -> reading.group().equals(group) && reading.measure() == measure)
        .mapToDouble(UsageReading::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void processor_times_are_those_that_oshi_reads() {
    CentralProcessor processor = new SystemInfo().getHardware().getProcessor();
    long[] before = processor.getSystemCpuLoadTicks();
    double system = told("machine", UsageMeasure.CPU_SYSTEM_NANOS) / 1e6;
    long[] after = processor.getSystemCpuLoadTicks();
    assertThat(system).isBetween(system(before) - 50, system(after) + 50);
  }

  /** In milliseconds, as OSHI has them. */
  private static double system(long[] ticks) {
    return ticks[TickType.SYSTEM.getIndex()]
        + ticks[TickType.IRQ.getIndex()]
        + ticks[TickType.SOFTIRQ.getIndex()];
  }

  @Test
  void context_switches_are_those_that_oshi_reads() {
    CentralProcessor processor = new SystemInfo().getHardware().getProcessor();
    double here = told("machine", UsageMeasure.CONTEXT_SWITCHES);
    assertThat((double) processor.getContextSwitches()).isCloseTo(here, within(1e6));
  }

  @Test
  void a_process_that_works_is_seen_to_work() {
    double before = told("generator", UsageMeasure.CPU_NANOS);
    long until = System.nanoTime() + 100_000_000;
    double sum = 0;
    while (System.nanoTime() < until) {
      sum += Math.sqrt(sum + 1);
    }
    assertThat(told("generator", UsageMeasure.CPU_NANOS) - before).isPositive();
    assertThat(sum).isPositive();
  }

  @Test
  void own_memory_is_read() {
    assertThat(told("generator", UsageMeasure.PSS_BYTES)).isGreaterThan(1e6);
  }
}
