package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of a window: its energy is last − first, whatever the sampling rate. */
class TelescopingTest {
  private static final long RANGE = 65_532_610_987L;
  private static final Duration WINDOW = Duration.ofSeconds(40);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {37, 100, 250, 1_000})
  void energy_of_a_window_does_not_depend_on_the_sampling_rate(int periodMillis) {
    ManualTime time = new ManualTime();
    Recorded heard = new Recorded();
    Simulation simulation = new Simulation(time, new Random(periodMillis));
    simulation.run(WINDOW);
    try (EnergyMeter meter = simulation.meter(Duration.ofMillis(periodMillis))) {
      meter.start(heard);
      time.advance(WINDOW.plusMillis(1));
      assertThat(meter.covers(time.nanos())).isTrue();
      long sum =
          meter.facts().zones().stream()
              .filter(ZoneFacts::summed)
              .mapToLong(zone -> heard.microjoules(zone.zone(), zone.maxRange()))
              .sum();
      assertThat(sum).isEqualTo(simulation.truth);
      assertThat(heard.gaps()).isEmpty();
    }
  }

  /** Two sockets that draw changing power, and start just before their counters wrap. */
  private final class Simulation {
    private final ManualTime time;
    private final Random random;
    private final ZoneFolder zones = ZoneFolder.in(directory.resolve("powercap"));
    private final long[] counters = {RANGE - 100_000_000, RANGE - 900_000_000};
    private long truth;

    Simulation(ManualTime time, Random random) {
      this.time = time;
      this.random = random;
      for (int socket = 0; socket < counters.length; socket++) {
        zones.zone("intel-rapl:" + socket, "package-" + socket, counters[socket]);
        zones.range("intel-rapl:" + socket, RANGE);
      }
    }

    void run(Duration length) {
      for (long nanos = 5_000_000; nanos < length.toNanos(); nanos += 20_000_000) {
        time.at(nanos, this::tick);
      }
    }

    private void tick() {
      for (int socket = 0; socket < counters.length; socket++) {
        long microjoules = random.nextInt(4_000_000);
        truth += microjoules;
        counters[socket] = (counters[socket] + microjoules) % RANGE;
        zones.counter("intel-rapl:" + socket, counters[socket]);
      }
    }

    EnergyMeter meter(Duration period) {
      return PowercapSurvey.of(zones.root(), MachineFolder.intel(directory, 2)).open(period, time);
    }
  }
}
