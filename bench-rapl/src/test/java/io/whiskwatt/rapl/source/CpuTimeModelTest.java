package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.Power;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimeModelTest {
  private static final String USAGE = "sys/fs/cgroup/cpuacct/cpuacct.usage";
  private static final String STAT = "cpu  100 0 50 9999 0 0 0 0 0 0\n";
  private static final ModelPower POWER = new ModelPower(Power.ofWatts(12), Power.ofWatts(45));

  @TempDir Path directory;
  private final ManualTime time = new ManualTime();
  private final Recorded heard = new Recorded();
  private MachineFolder machine;

  @BeforeEach
  void make_a_machine_of_two_processors() {
    machine =
        MachineFolder.in(directory, "GenuineIntel", 1)
            .write(USAGE, "5000000000\n")
            .write("sys/fs/cgroup/cpuacct/release_agent", "");
  }

  @Test
  void idle_machine_draws_idle_power() {
    assertThat(energyAfter(Duration.ofSeconds(10), 5_000_000_000L)).isEqualTo(120_000_000);
  }

  @Test
  void busy_machine_draws_busy_power() {
    assertThat(energyAfter(Duration.ofSeconds(10), 25_000_000_000L)).isEqualTo(450_000_000);
  }

  @Test
  void one_of_two_busy_processors_draws_half_of_the_difference() {
    assertThat(energyAfter(Duration.ofSeconds(10), 15_000_000_000L)).isEqualTo(285_000_000);
  }

  @Test
  void counter_starts_at_zero_and_never_decreases() {
    try (EnergyMeter meter = open()) {
      meter.start(heard);
      Random random = new Random(1);
      for (int i = 0; i < 300; i++) {
        machine.write(USAGE, random.nextInt(1_000_000_000) + "\n");
        time.advance(Duration.ofMillis(1));
        meter.covers(time.nanos());
      }
    }
    List<Long> counters = heard.readings().stream().map(CounterReading::microjoules).toList();
    assertThat(counters).startsWith(0L).isSorted().hasSizeGreaterThan(300);
  }

  @Test
  void unreadable_time_is_a_gap_and_no_energy_is_lost() throws IOException {
    try (EnergyMeter meter = open()) {
      meter.start(heard);
      Files.delete(directory.resolve(USAGE));
      time.advance(Duration.ofMillis(1));
      meter.covers(time.nanos());
      machine.write(USAGE, "7000000000\n");
      time.advance(Duration.ofMillis(999));
      assertThat(meter.covers(time.nanos())).isTrue();
    }
    assertThat(heard.gaps()).first().returns(GapReason.ZONE_VANISHED, Recorded.Gap::reason);
    assertThat(heard.readings()).last().returns(45_000_000L, CounterReading::microjoules);
  }

  @Test
  void it_says_that_it_is_a_model_and_of_what() {
    try (EnergyMeter meter = open()) {
      assertThat(meter.facts().quality()).isEqualTo(Quality.MODELLED);
      assertThat(meter.facts().notes().get(0)).isEqualTo("no RAPL");
      assertThat(meter.facts().notes().get(1))
          .contains("modelled from CPU time, not measured", "12.0 W", "45.0 W", "2 processors");
      assertThat(meter.facts().zones()).extracting(ZoneFacts::domain).containsExactly("cpu-time");
    }
  }

  @Test
  void finest_time_is_preferred() {
    machine.write("proc/stat", STAT).write("proc/schedstat", "cpu0 0 0 0 0 0 0 7 0 0\n");
    assertThat(notes()).contains("cpuacct/cpuacct.usage (cgroup v1").doesNotContain("missing");
  }

  @Test
  void each_missing_source_leaves_its_reason() throws IOException {
    Files.delete(directory.resolve(USAGE));
    machine.write("proc/stat", STAT);
    machine.write("proc/schedstat", "version 17\n");
    assertThat(notes())
        .contains("proc/stat (ticks of 10 ms)")
        .contains("cpuacct.usage: no such file")
        .contains("schedstat: not of the expected form")
        .contains("cpu.stat: no such file");
  }

  @Test
  void time_of_a_container_is_not_taken_for_the_machines() throws IOException {
    Files.delete(directory.resolve("sys/fs/cgroup/cpuacct/release_agent"));
    machine
        .write("sys/fs/cgroup/cpu.stat", "user_usec 5\nsystem_usec 6\n")
        .write("sys/fs/cgroup/cgroup.type", "domain\n")
        .write("proc/stat", STAT);
    assertThat(notes())
        .contains("proc/stat (ticks")
        .contains("cpuacct.usage: of a container's group, not of the machine")
        .contains("cpu.stat: of a container's group, not of the machine");
  }

  @Test
  void second_version_of_control_groups_is_used_at_its_root() throws IOException {
    Files.delete(directory.resolve(USAGE));
    machine.write("sys/fs/cgroup/unified/cpu.stat", "user_usec 5\nsystem_usec 6\n");
    assertThat(notes()).contains("unified/cpu.stat (cgroup v2");
  }

  @Test
  void machine_without_any_time_has_no_model() throws IOException {
    Files.delete(directory.resolve(USAGE));
    assertThatThrownBy(this::open)
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContaining("proc/stat: no such file");
  }

  private long energyAfter(Duration span, long usage) {
    try (EnergyMeter meter = open()) {
      meter.start(heard);
      machine.write(USAGE, usage + "\n");
      time.advance(span);
      meter.covers(time.nanos());
    }
    List<CounterReading> readings = heard.readings();
    return readings.get(readings.size() - 1).microjoules();
  }

  private String notes() {
    try (EnergyMeter meter = open()) {
      return String.join("\n", meter.facts().notes());
    }
  }

  private EnergyMeter open() {
    return CpuTimeModel.of(machine.read(), POWER, List.of("no RAPL"))
        .open(Duration.ofMillis(100), time);
  }
}
