package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counter that the kernel itself takes away while it is open: a number below /proc. */
class VanishingZoneTest {
  @TempDir Path directory;

  @Test
  void counter_that_the_kernel_takes_away_is_a_vanished_zone() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/oom_score_adj")), "no /proc: not Linux");
    ManualTime time = new ManualTime();
    Recorded heard = new Recorded();
    Process owner = new ProcessBuilder("sleep", "60").start();
    try (EnergyMeter meter = meter(owner, time)) {
      meter.start(heard);
      owner.destroyForcibly();
      // Busy, not blocked: while the test's thread is blocked, manual time goes on without it.
      while (owner.isAlive()) {
        Thread.onSpinWait();
      }
      time.advance(Duration.ofMillis(50));
      assertThat(meter.covers(time.nanos())).isTrue();
    } finally {
      owner.destroyForcibly();
    }
    assertThat(heard.readings()).extracting(CounterReading::sequence).containsExactly(0L);
    assertThat(heard.gaps())
        .containsExactly(new Recorded.Gap(GapReason.ZONE_VANISHED, 0, 50_000_000));
  }

  private EnergyMeter meter(Process owner, ManualTime time) throws IOException {
    ZoneFolder zones = ZoneFolder.in(directory.resolve("powercap"));
    zones.zone("intel-rapl:0", "package-0", 0).without("intel-rapl:0", "energy_uj");
    zones.link("intel-rapl:0/energy_uj", Path.of("/proc/" + owner.pid() + "/oom_score_adj"));
    return PowercapSurvey.of(zones.root(), MachineFolder.intel(directory, 1))
        .open(Duration.ofMillis(100), time);
  }
}
