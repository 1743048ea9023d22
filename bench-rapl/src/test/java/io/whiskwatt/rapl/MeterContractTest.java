package io.whiskwatt.rapl;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.Position;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.rapl.source.SimulatedEnergy;
import io.whiskwatt.rapl.source.ZoneFolder;
import io.whiskwatt.testing.ContractCheck;
import io.whiskwatt.testing.EnergyMeterContract;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Power;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MeterContractTest {
  private static final Mapping DEFAULTS = Mapping.empty("study.yaml");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> powercap_on_manual_time() {
    return tests(new PowercapProvider(this::machine), zones(), new ManualTime());
  }

  @TestFactory
  Stream<DynamicTest> powercap_on_real_time() {
    return tests(new PowercapProvider(this::machine), zones(), SystemTime.INSTANCE);
  }

  @TestFactory
  Stream<DynamicTest> model_on_manual_time() {
    return tests(new ModelProvider(this::machine), DEFAULTS, new ManualTime());
  }

  @TestFactory
  Stream<DynamicTest> best_source_of_this_machine_on_real_time() {
    return tests(new AutoProvider(), DEFAULTS, SystemTime.INSTANCE);
  }

  @TestFactory
  Stream<DynamicTest> simulated_counters_on_manual_time() {
    ManualTime time = new ManualTime();
    return tests(
        () -> SimulatedEnergy.open(machine(), Power.ofWatts(50), Duration.ofMillis(100), time),
        time);
  }

  private static Stream<DynamicTest> tests(
      EnergyProvider provider, ConfigNode section, TimeSource time) {
    return tests(() -> provider.open(provider.parse(section).orThrow(), time), time);
  }

  private static Stream<DynamicTest> tests(Supplier<EnergyMeter> open, TimeSource time) {
    List<ContractCheck> checks = EnergyMeterContract.of(open, time);
    return checks.stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.body().run()));
  }

  private LocalNode machine() {
    return MachineFolder.in(directory, "GenuineIntel", 2)
        .write("proc/stat", "cpu  1 2 3 4 5 6 7 8 9 10\n")
        .read();
  }

  /** Two sockets with memory, and zones that are not summed. */
  private ConfigNode zones() {
    ZoneFolder zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 1_000)
            .zone("intel-rapl:0:0", "dram", 50)
            .zone("intel-rapl:0:1", "core", 400)
            .zone("intel-rapl:1", "psys", 9_000)
            .zone("intel-rapl:2", "package-1", 2_000)
            .zone("intel-rapl:2:0", "dram", 60)
            .zone("intel-rapl-mmio:0", "package-0", 1_000);
    return new Scalar(new Position("f", 1, 1, ""), zones.root().toString(), false);
  }
}
