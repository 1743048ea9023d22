package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.time.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplingMeterTest {
  private static final Duration PERIOD = Duration.ofMillis(100);

  @TempDir Path directory;
  private final ManualTime time = new ManualTime();
  private final Recorded heard = new Recorded();
  private ZoneFolder zones;
  private EnergyMeter meter;

  @BeforeEach
  void open_a_socket_with_memory() {
    zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 1_000)
            .zone("intel-rapl:0:0", "core", 400)
            .zone("intel-rapl:0:1", "dram", 200)
            .zone("intel-rapl-mmio:0", "package-0", 1_000);
    meter = open(PERIOD);
  }

  @AfterEach
  void close() {
    meter.close();
  }

  @Test
  void first_sample_is_there_when_start_returns() {
    meter.start(heard);
    assertThat(heard.readings())
        .extracting(CounterReading::zone)
        .containsExactly("package-0", "package-0/dram", "package-0/core");
  }

  @Test
  void samples_come_once_per_period_with_rising_numbers() {
    meter.start(heard);
    periods(10);
    List<CounterReading> readings = heard.readings("package-0");
    assertThat(readings).hasSize(11);
    assertThat(readings.get(10).sequence()).isEqualTo(10);
    assertThat(readings.get(10).nanos()).isEqualTo(1_000_000_000);
  }

  @Test
  void zones_of_one_sample_share_its_number() {
    meter.start(heard);
    periods(1);
    assertThat(heard.readings().stream().filter(reading -> reading.sequence() == 1)).hasSize(3);
  }

  @Test
  void end_of_a_window_is_read_at_once() {
    meter.start(heard);
    time.advance(Duration.ofMillis(50));
    zones.counter("intel-rapl:0", 2_000);
    assertThat(meter.covers(time.nanos())).isTrue();
    assertThat(heard.readings("package-0")).last().returns(2_000L, CounterReading::microjoules);
    assertThat(heard.readings("package-0")).last().returns(50_000_000L, CounterReading::nanos);
  }

  @Test
  void what_is_covered_is_not_read_again() {
    meter.start(heard);
    time.advance(Duration.ofMillis(50));
    meter.covers(time.nanos());
    assertThat(meter.covers(time.nanos())).isTrue();
    assertThat(heard.readings("package-0")).hasSize(2);
  }

  @Test
  void future_is_not_covered() {
    meter.start(heard);
    assertThat(meter.covers(time.nanos() + 1)).isFalse();
    assertThat(heard.readings("package-0")).hasSize(1);
  }

  @Test
  void nothing_is_covered_before_the_start() {
    assertThat(meter.covers(time.nanos())).isFalse();
  }

  @Test
  void clock_of_this_machine_is_the_clock_of_the_run() {
    meter.start(heard);
    time.advance(Duration.ofSeconds(25));
    assertThat(heard.clocks())
        .hasSize(3)
        .allMatch(clock -> clock.sentNanos() <= clock.nodeNanos())
        .allMatch(clock -> clock.nodeNanos() <= clock.receivedNanos());
  }

  @Test
  void vanished_zone_leaves_a_gap_that_ends_when_it_is_back() {
    meter.start(heard);
    zones.remove("intel-rapl:0");
    periods(2);
    zones.zone("intel-rapl:0", "package-0", 5_000);
    periods(1);
    assertThat(heard.gaps())
        .containsExactly(
            new Recorded.Gap(GapReason.ZONE_VANISHED, 0, 100_000_000),
            new Recorded.Gap(GapReason.ZONE_VANISHED, 100_000_000, 200_000_000));
    assertThat(heard.readings("package-0"))
        .extracting(CounterReading::microjoules)
        .containsExactly(1_000L, 5_000L);
  }

  @Test
  void gap_covers_what_it_reaches() {
    meter.start(heard);
    zones.remove("intel-rapl:0");
    time.advance(Duration.ofMillis(150));
    assertThat(meter.covers(time.nanos())).isTrue();
    assertThat(heard.gaps()).last().returns(150_000_000L, Recorded.Gap::toNanos);
  }

  @Test
  void another_zone_in_the_same_directory_is_not_taken_for_the_first() {
    meter.start(heard);
    zones.remove("intel-rapl:0").zone("intel-rapl:0", "psys", 9_000_000);
    periods(1);
    assertThat(heard.readings("package-0")).hasSize(1);
    assertThat(heard.gaps()).extracting(Recorded.Gap::reason).contains(GapReason.ZONE_VANISHED);
  }

  @Test
  void zone_that_is_not_summed_may_fail_without_a_gap() {
    meter.start(heard);
    zones.remove("intel-rapl:0:0");
    periods(1);
    assertThat(heard.gaps()).isEmpty();
    assertThat(heard.readings("package-0/core")).hasSize(1);
    assertThat(heard.readings("package-0")).hasSize(2);
  }

  @Test
  void silence_in_which_a_counter_may_wrap_twice_is_a_gap() {
    zones.range("intel-rapl:0:1", 100_000_000);
    meter.close();
    meter = open(Duration.ofMillis(200));
    meter.start(heard);
    periods(2);
    assertThat(heard.gaps())
        .containsExactly(new Recorded.Gap(GapReason.SAMPLES_LOST, 0, 200_000_000));
  }

  @Test
  void interrupted_reader_keeps_the_counters_open() {
    meter.start(heard);
    time.advance(Duration.ofMillis(50));
    Thread.currentThread().interrupt();
    boolean covered = meter.covers(time.nanos());
    assertThat(Thread.interrupted()).isTrue();
    periods(1);
    assertThat(covered).isTrue();
    assertThat(heard.gaps()).isEmpty();
    assertThat(heard.readings("package-0")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void meter_starts_once() {
    meter.start(heard);
    assertThatThrownBy(() -> meter.start(heard)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closed_meter_says_nothing_more() {
    meter.start(heard);
    meter.close();
    meter.close();
    periods(10);
    assertThat(meter.covers(time.nanos())).isFalse();
    assertThat(heard.readings("package-0")).hasSize(1);
  }

  @Test
  void sink_that_fails_is_not_hidden() {
    Recorded deaf = heard;
    meter.start(
        new FailingAfter(deaf, 3)); // The first sample of three zones passes, the second fails.
    periods(1);
    assertThatThrownBy(() -> meter.covers(time.nanos()))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("disk full");
  }

  @Test
  void unusable_tree_does_not_open() {
    zones.remove("intel-rapl:0").remove("intel-rapl-mmio:0");
    assertThatThrownBy(() -> open(PERIOD))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageStartingWith("RAPL cannot be read: ");
  }

  @Test
  void real_time_keeps_its_grid() {
    try (EnergyMeter real = survey().open(Duration.ofMillis(5), SystemTime.INSTANCE)) {
      real.start(heard);
      long deadlineNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (heard.readings("package-0").size() < 20 && System.nanoTime() < deadlineNanos) {
        SystemTime.INSTANCE.parkUntil(System.nanoTime() + 1_000_000);
      }
    }
    List<CounterReading> readings = heard.readings("package-0");
    assertThat(readings).hasSizeGreaterThanOrEqualTo(20).allMatch(read -> read.widthNanos() >= 0);
    assertThat(readings.get(19).nanos() - readings.get(0).nanos()).isGreaterThan(90_000_000);
  }

  /** A little more than so many periods: at one instant this thread may come before the sampler. */
  private void periods(int count) {
    time.advance(PERIOD.multipliedBy(count).plusMillis(1));
  }

  private PowercapSurvey survey() {
    return PowercapSurvey.of(zones.root(), MachineFolder.intel(directory, 1));
  }

  private EnergyMeter open(Duration period) {
    return survey().open(period, time);
  }
}
