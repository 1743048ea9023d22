package io.whiskwatt.rapl.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.Environment;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.Counters.Reading;
import io.whiskwatt.testing.EnergyMeterContract;
import io.whiskwatt.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class HwmonTest {
  @TempDir Path root;
  private final ManualTime time = new ManualTime();
  private final HwmonProvider provider = new HwmonProvider();

  /** An ACPI power meter, AMD's energy counters of a core and a socket, and a temperature. */
  @BeforeEach
  void write_monitors() {
    new SensorFolder(root)
        .write("hwmon0/name", "power_meter")
        .write("hwmon0/power1_average", 100_000_000)
        .write("hwmon0/power1_average_interval", 300)
        .write("hwmon0/power1_input", 90_000_000)
        .write("hwmon1/name", "amd_energy")
        .write("hwmon1/energy1_input", 5)
        .write("hwmon1/energy1_label", "Ecore000")
        .write("hwmon1/energy9_input", 1_000)
        .write("hwmon1/energy9_label", "Esocket0")
        .write("hwmon2/name", "k10temp")
        .write("hwmon2/temp1_input", 45_000);
  }

  @TestFactory
  Stream<DynamicTest> it_keeps_the_contract() {
    String section =
        "{ root: \"" + root + "\", channels: [ amd_energy/energy9, power_meter/power1 ] }";
    return EnergyMeterContract.of(() -> meter(section), time).stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.body().run()));
  }

  private EnergyMeter meter(String section) {
    YamlReader yaml = new YamlReader(Environment.unread());
    return provider.open(yaml.read(section, "study.yaml", provider::parse).orThrow(), time);
  }

  @Test
  void channels_are_found_with_their_names() {
    assertThat(Hwmon.all(root))
        .extracting(Hwmon::name)
        .containsExactly("power_meter/power1", "amd_energy/energy1", "amd_energy/energy9");
    assertThat(SensorSurvey.under(root.resolve("x"), root).get(2))
        .isEqualTo(
            "hwmon amd_energy/energy9 (Esocket0): counts energy (energy: { hwmon:"
                + " amd_energy/energy9 })");
  }

  @Test
  void energy_is_read_as_it_is_counted() {
    HwmonCounters counters = open("amd_energy/energy9");
    assertThat(microjoules(counters)).isEqualTo(1_000);
    new SensorFolder(root).write("hwmon1/energy9_input", 7_000);
    assertThat(microjoules(counters)).isEqualTo(7_000);
  }

  @Test
  void the_average_of_a_power_is_integrated_and_labelled() {
    HwmonCounters counters = open("hwmon0/power1");
    assertThat(microjoules(counters)).isZero();
    time.advance(Duration.ofSeconds(2));
    assertThat(microjoules(counters)).isEqualTo(200_000_000);
    SourceFacts facts = counters.facts(Duration.ofSeconds(1));
    assertThat(facts.updatePeriod()).isEqualTo(Duration.ofMillis(300));
    assertThat(facts.zones())
        .extracting(ZoneFacts::zone)
        .containsExactly("hwmon:power_meter/power1");
    assertThat(String.join(" ", facts.notes())).contains("integrated from readings of power");
  }

  @Test
  void what_happens_in_a_silence_is_not_integrated() {
    HwmonCounters counters = open("power_meter/power1");
    microjoules(counters);
    SensorFolder folder = new SensorFolder(root).remove("hwmon0/power1_average");
    assertThat(counters.read(time))
        .containsExactly(new Reading.Failed("hwmon:power_meter/power1", GapReason.ZONE_VANISHED));
    folder.write("hwmon0/power1_average", 100_000_000);
    time.advance(Duration.ofSeconds(10));
    assertThat(microjoules(counters)).isZero();
  }

  @Test
  void which_channel_is_meant_must_be_clear() {
    assertThatThrownBy(() -> HwmonCounters.open(LocalNode.read(), root, List.of()))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContaining("cannot be told")
        .hasMessageContaining("power_meter/power1 = hwmon0/power1");
    assertThatThrownBy(() -> open("nothing/power1"))
        .hasMessageContaining("0 channels are called \"nothing/power1\"");
  }

  @Test
  void a_machine_with_a_single_channel_needs_no_name() {
    Path single = root.resolve("single");
    new SensorFolder(single).write("hwmon0/name", "ina226").write("hwmon0/power1_input", 1);
    HwmonCounters only = HwmonCounters.open(LocalNode.read(), single, List.of());
    assertThat(only.facts(Duration.ofSeconds(1)).zones()).hasSize(1);
  }

  private HwmonCounters open(String name) {
    return HwmonCounters.open(LocalNode.read(), root, List.of(name));
  }

  private long microjoules(HwmonCounters counters) {
    return ((Reading.Value) counters.read(time).get(0)).microjoules();
  }
}
