package io.whiskwatt.rapl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.rapl.source.ZoneFolder;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.Energy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEnergyTest {
  @TempDir Path directory;
  private final ManualTime time = new ManualTime();
  private ZoneFolder zones;

  @BeforeEach
  void make_a_socket_with_memory() {
    zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 1_000_000)
            .zone("intel-rapl:0:0", "dram", 5_000)
            .zone("intel-rapl:0:1", "core", 700);
  }

  @Test
  void block_is_charged_with_package_and_memory_between_its_ends() {
    try (LocalEnergy energy = open()) {
      zones.counter("intel-rapl:0", 2_000_000);
      time.advance(Duration.ofMillis(300));
      BlockEnergy spent = energy.measure(() -> work(Duration.ofSeconds(2), 22_000_000, 1_005_000));
      assertThat(spent.energy()).isEqualTo(Energy.ofMicrojoules(20_000_000 + 1_000_000));
      assertThat(spent.duration()).isEqualTo(Duration.ofSeconds(2));
      assertThat(spent.meanPower().watts()).isEqualTo(10.5);
      assertThat(spent.quality()).isEqualTo(Quality.MEASURED);
    }
  }

  @Test
  void uncertainty_is_that_of_both_edges_and_of_the_unit() {
    try (LocalEnergy energy = open()) {
      BlockEnergy spent = energy.measure(() -> work(Duration.ofSeconds(1), 61_000_000, 5_000));
      double edge = 60.0 * 1e-3;
      double unit = ZoneFolder.RANGE / 4294967295.0 / 1e6;
      double expected = Math.sqrt(2 * edge * edge / 12 + 2 * 2 * unit * unit / 12);
      assertThat(spent.uncertainty().joules()).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void counter_may_wrap_in_the_block() {
    zones.counter("intel-rapl:0", ZoneFolder.RANGE - 1_000);
    try (LocalEnergy energy = open()) {
      BlockEnergy spent = energy.measure(() -> work(Duration.ofSeconds(1), 4_000, 5_000));
      assertThat(spent.energy()).isEqualTo(Energy.ofMicrojoules(5_000));
    }
  }

  @Test
  void energy_of_one_block_is_not_in_the_next() {
    try (LocalEnergy energy = open()) {
      energy.measure(() -> work(Duration.ofSeconds(1), 9_000_000, 5_000));
      BlockEnergy second = energy.measure(() -> work(Duration.ofSeconds(1), 9_000_001, 5_000));
      assertThat(second.energy()).isEqualTo(Energy.ofMicrojoules(1));
    }
  }

  @Test
  void what_is_missing_from_the_sum_is_said() {
    try (LocalEnergy energy = open()) {
      BlockEnergy spent =
          energy.measure(
              () -> {
                zones.remove("intel-rapl:0:0");
                work(Duration.ofMillis(500), 2_000_000);
              });
      assertThat(spent.energy()).isEqualTo(Energy.ofMicrojoules(1_000_000));
      assertThat(spent.notes())
          .contains(
              "readings are missing in between: ZONE_VANISHED",
              "package-0/dram was not read at both ends: the energy is a lower bound");
    }
  }

  @Test
  void counter_that_fell_with_an_unknown_range_is_said() {
    zones.without("intel-rapl:0", "max_energy_range_uj");
    try (LocalEnergy energy = open()) {
      BlockEnergy spent = energy.measure(() -> work(Duration.ofSeconds(1), 10, 6_000));
      assertThat(spent.energy()).isEqualTo(Energy.ofMicrojoules(1_000));
      assertThat(spent.notes()).anyMatch(note -> note.contains("its range is unknown"));
    }
  }

  @Test
  void domains_are_told_and_those_within_a_package_are_not_in_the_sum() {
    try (LocalEnergy energy = open()) {
      BlockEnergy spent =
          energy.measure(
              () -> {
                zones.counter("intel-rapl:0:1", 500_700);
                work(Duration.ofSeconds(1), 9_000_000, 1_005_000);
              });
      assertThat(spent.domains())
          .containsExactly(
              entry("core", Energy.ofMicrojoules(500_000)),
              entry("dram", Energy.ofMicrojoules(1_000_000)),
              entry("package", Energy.ofMicrojoules(8_000_000)));
      assertThat(spent.energy()).isEqualTo(Energy.ofMicrojoules(9_000_000));
      assertThat(spent.complete()).isTrue();
    }
  }

  @Test
  void counter_that_was_reset_is_said_and_not_taken_for_a_wrap() {
    zones.counter("intel-rapl:0", 200_000_000_000L);
    try (LocalEnergy energy = open()) {
      BlockEnergy spent = energy.measure(() -> work(Duration.ofSeconds(1), 4_000, 5_000));
      assertThat(spent.complete()).isFalse();
      assertThat(spent.energy()).isEqualTo(Energy.ZERO);
      assertThat(spent.notes()).anyMatch(note -> note.contains("was reset or misread"));
    }
  }

  @Test
  void block_may_begin_and_end_apart() {
    try (LocalEnergy energy = open()) {
      LocalEnergy.Block block = energy.begin();
      work(Duration.ofSeconds(1), 5_000_000, 5_000);
      assertThat(block.end().energy()).isEqualTo(Energy.ofMicrojoules(4_000_000));
      assertThatThrownBy(block::end).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void block_that_throws_throws_through() {
    try (LocalEnergy energy = open()) {
      Runnable failing =
          () -> {
            throw new IllegalArgumentException("mine");
          };
      assertThatThrownBy(() -> energy.measure(failing)).hasMessage("mine");
    }
  }

  @Test
  void source_without_counters_has_no_energy_of_a_block() {
    EnergyMeter none =
        new NoEnergyProvider(() -> MachineFolder.intel(directory, 1))
            .open(PowercapSpec.DEFAULT, time);
    try (LocalEnergy energy = LocalEnergy.on(none, time)) {
      assertThatThrownBy(() -> energy.measure(() -> {})).isInstanceOf(EnergyUnavailable.class);
    }
  }

  @Test
  void this_machine_spends_energy_on_a_block() {
    try (LocalEnergy energy = LocalEnergy.open()) {
      BlockEnergy spent = energy.measure(LocalEnergyTest::spinForAMoment);
      assertThat(spent.energy().microjoules()).isPositive();
      assertThat(spent.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
      assertThat(spent.quality()).isEqualTo(energy.source().quality());
      assertThat(spent.notes()).isNotEmpty();
    }
  }

  private static void spinForAMoment() {
    long endNanos = System.nanoTime() + 100_000_000;
    while (System.nanoTime() - endNanos < 0) {
      Thread.onSpinWait();
    }
  }

  /** Lets time pass, with these counters of package and memory at its end. */
  private void work(Duration length, long packageCounter, long memoryCounter) {
    zones.counter("intel-rapl:0:0", memoryCounter);
    work(length, packageCounter);
  }

  private void work(Duration length, long packageCounter) {
    time.at(
        time.nanos() + length.toNanos() - 1, () -> zones.counter("intel-rapl:0", packageCounter));
    time.advance(length);
  }

  private LocalEnergy open() {
    EnergyMeter meter =
        PowercapSurvey.of(zones.root(), MachineFolder.intel(directory, 1))
            .open(Duration.ofSeconds(1), time);
    return LocalEnergy.on(meter, time);
  }
}
