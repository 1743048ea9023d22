package io.whiskwatt.rapl.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.Counters;
import io.whiskwatt.rapl.source.SamplingMeter;
import io.whiskwatt.testing.EnergyMeterContract;
import io.whiskwatt.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class BatteryTest {
  @TempDir Path root;
  private final ManualTime time = new ManualTime();

  @TestFactory
  Stream<DynamicTest> it_keeps_the_contract() {
    SensorFolder.laptop(root);
    return EnergyMeterContract.of(this::meter, time).stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.body().run()));
  }

  private EnergyMeter meter() {
    return new SamplingMeter(
        LocalNode.read(),
        BatteryCounters.open(LocalNode.read(), root),
        Duration.ofSeconds(1),
        time);
  }

  @Test
  void what_the_gauge_falls_by_was_drawn() {
    SensorFolder folder = SensorFolder.laptop(root);
    BatteryCounters counters = open();
    assertThat(microjoules(counters)).isZero();
    folder.write("BAT0/energy_now", 29_990_000);
    assertThat(microjoules(counters)).isEqualTo(36_000_000);
  }

  @Test
  void its_grain_is_what_its_numbers_show() {
    SensorFolder.laptop(root);
    SourceFacts facts = open().facts(Duration.ofSeconds(1));
    assertThat(facts.resolution().joules()).isEqualTo(36);
    assertThat(facts.zones()).extracting(ZoneFacts::zone).containsExactly("battery:BAT0");
    assertThat(String.join(" ", facts.notes())).contains("screen").contains("assumed (5 s)");
  }

  @Test
  void a_charge_is_energy_by_its_voltage() {
    SensorFolder folder =
        SensorFolder.laptop(root)
            .remove("BAT0/energy_now")
            .write("BAT0/charge_now", 2_000_000)
            .write("BAT0/charge_full", 4_000_000)
            .write("BAT0/voltage_now", 12_000_000);
    BatteryCounters counters = open();
    microjoules(counters);
    folder.write("BAT0/charge_now", 1_999_000).write("BAT0/voltage_now", 11_000_000);
    // 1 mAh = 3.6 C at 11.5 V.
    assertThat(microjoules(counters)).isEqualTo(41_400_000);
  }

  @Test
  void a_power_is_integrated_and_says_so() {
    SensorFolder folder = SensorFolder.laptop(root).remove("BAT0/energy_now");
    BatteryCounters counters = open();
    microjoules(counters);
    time.advance(Duration.ofSeconds(2));
    folder.write("BAT0/power_now", 11_000_000);
    assertThat(microjoules(counters)).isEqualTo(20_000_000);
    assertThat(String.join(" ", counters.facts(Duration.ofSeconds(1)).notes()))
        .contains("power_now, integrated over time");
  }

  @Test
  void nothing_is_known_while_something_else_feeds_the_machine() {
    SensorFolder folder = SensorFolder.laptop(root);
    BatteryCounters counters = open();
    microjoules(counters);
    folder.write("AC/online", 1).write("BAT0/energy_now", 25_000_000);
    assertThat(counters.read(time)).hasOnlyElementsOfType(Counters.Reading.Failed.class);
    folder.write("AC/online", 0);
    assertThat(microjoules(counters)).as("what fell meanwhile is not counted").isZero();
  }

  @Test
  void a_gauge_that_rises_is_a_gap() {
    SensorFolder folder = SensorFolder.laptop(root);
    BatteryCounters counters = open();
    microjoules(counters);
    folder.write("BAT0/energy_now", 30_010_000);
    assertThat(counters.read(time))
        .containsExactly(new Counters.Reading.Failed("battery:BAT0", GapReason.ZONE_VANISHED));
  }

  @Test
  void a_battery_that_is_taken_out_has_vanished() {
    SensorFolder folder = SensorFolder.laptop(root);
    BatteryCounters counters = open();
    folder.remove("BAT0/energy_now");
    assertThat(counters.read(time))
        .containsExactly(new Counters.Reading.Failed("battery:BAT0", GapReason.ZONE_VANISHED));
  }

  @Test
  void a_charging_battery_and_a_machine_without_one_are_refused() {
    assertThatThrownBy(this::open).hasMessageContaining("no battery that tells its energy");
    SensorFolder.laptop(root).write("BAT0/status", "Charging");
    assertThatThrownBy(this::open)
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContaining("BAT0 is charging; unplug");
    SensorFolder.laptop(root).write("AC/online", 1);
    assertThatThrownBy(this::open).hasMessageContaining("AC is online");
  }

  @Test
  void the_survey_names_what_a_study_can_use() {
    SensorFolder.laptop(root);
    assertThat(SensorSurvey.under(root, root.resolve("none")))
        .containsExactly(
            "battery BAT0: Discharging, energy from the fall of energy_now (energy: battery)");
    assertThat(SensorSurvey.under(root.resolve("x"), root.resolve("y")).get(0)).contains("none");
  }

  private BatteryCounters open() {
    return BatteryCounters.open(LocalNode.read(), root);
  }

  private long microjoules(BatteryCounters counters) {
    List<Counters.Reading> readings = counters.read(time);
    return ((Counters.Reading.Value) readings.get(0)).microjoules();
  }
}
