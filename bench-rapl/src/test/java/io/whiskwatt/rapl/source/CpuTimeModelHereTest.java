package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.Power;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model on the CPU time of the machine that runs the tests. */
class CpuTimeModelHereTest {
  private static final Duration BURN = Duration.ofMillis(400);

  @BeforeEach
  void needs_linux() {
    assumeTrue(Files.exists(Path.of("/proc/stat")), "no /proc/stat: not Linux");
  }

  @Test
  void work_costs_more_than_time_alone() {
    LocalNode node = LocalNode.read();
    ModelPower onlyBusy = new ModelPower(Power.ofWatts(0), Power.ofWatts(10));
    Recorded heard = new Recorded();
    long worked;
    try (EnergyMeter meter =
        CpuTimeModel.of(node, onlyBusy, List.of())
            .open(Duration.ofMillis(50), SystemTime.INSTANCE)) {
      meter.start(heard);
      worked = burn();
      assertThat(meter.covers(System.nanoTime())).isTrue();
    }
    double expected = 10.0 * worked / node.processors().cpus() / 1000;
    assertThat((double) last(heard)).isGreaterThan(0.8 * expected - 10 * 20_000);
  }

  private static long last(Recorded heard) {
    List<CounterReading> readings = heard.readings();
    return readings.get(readings.size() - 1).microjoules();
  }

  /** Keeps one processor busy; CPU time of this thread, in nanoseconds. */
  private static long burn() {
    long startNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long usedNanos = 0;
    while (usedNanos < BURN.toNanos()) {
      usedNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startNanos;
    }
    return usedNanos;
  }
}
