package io.whiskwatt.rapl;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.rapl.source.ZoneFolder;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.time.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyDiagnosisTest {
  @TempDir Path directory;
  private final ManualTime time = new ManualTime();

  @Test
  void usable_counters_are_listed_with_their_proof_and_their_power() {
    ZoneFolder zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 0)
            .zone("intel-rapl:0:0", "core", 0);
    time.at(400_000_000, () -> zones.counter("intel-rapl:0", 23_000_000));
    EnergyDiagnosis diagnosis = diagnose(zones.root());
    assertThat(diagnosis.lines())
        .contains(
            "energy: measured (powercap)",
            "RAPL: usable, " + zones.root(),
            "zone package-0: summed: a package",
            "zone package-0/core: left out: (a) it is inside package-0",
            "power now: 23.00 W ± 0.01 W over 1.00 s");
    assertThat(diagnosis.lines()).anyMatch(line -> line.startsWith("sampling: every 100 ms, "));
  }

  @Test
  void unusable_counters_are_listed_with_the_reason_and_the_model_takes_over() {
    ZoneFolder zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 0)
            .write("intel-rapl:0", "energy_uj", "");
    List<String> lines = diagnose(zones.root()).lines();
    assertThat(lines.get(0)).isEqualTo("energy: modelled (model)");
    assertThat(lines.get(1)).startsWith("RAPL: not usable: ").contains("energy_uj: empty");
    assertThat(lines).anyMatch(line -> line.startsWith("zone package-0: left out: "));
    assertThat(lines).anyMatch(line -> line.startsWith("power now: modelled 1.4"));
    assertThat(lines).noneMatch(line -> line.startsWith("note: RAPL cannot be read"));
  }

  @Test
  void this_machine_can_be_diagnosed() {
    EnergyDiagnosis here = EnergyDiagnosis.ofThisMachine(SystemTime.INSTANCE);
    assertThat(here.spent().meanPower().watts()).isPositive();
    assertThat(here.sampleCost()).isBetween(Duration.ZERO, Duration.ofMillis(100));
    assertThat(here.lines()).hasSizeGreaterThan(3);
  }

  private EnergyDiagnosis diagnose(Path root) {
    MachineFolder machine =
        MachineFolder.in(directory, "GenuineIntel", 1).write("proc/stat", "cpu  1 2 3 4 5 6 7 8\n");
    return EnergyDiagnosis.of(root, machine.read(), Duration.ofSeconds(1), time);
  }
}
