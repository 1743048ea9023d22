package io.whiskwatt.testing;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.run.StopRule;
import io.whiskwatt.testing.fake.FakeBehaviour;
import io.whiskwatt.testing.fake.FakeEnergyMeter;
import io.whiskwatt.testing.fake.FakeMachine;
import io.whiskwatt.testing.fake.FakePlatform;
import io.whiskwatt.testing.fake.MemoryJournal;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of each seam, kept by what this module ships. */
class ContractsTest {
  private final ManualTime manual = new ManualTime();

  @TestFactory
  Stream<DynamicTest> system_time_keeps_the_contract() {
    return tests(TimeSourceContract.of(() -> SystemTime.INSTANCE));
  }

  @TestFactory
  Stream<DynamicTest> manual_time_keeps_the_contract() {
    return tests(TimeSourceContract.of(ManualTime::new));
  }

  @TestFactory
  Stream<DynamicTest> the_fake_platform_keeps_the_contract_on_manual_time() {
    List<ContractCheck> checks = new ArrayList<>();
    for (StartKind start : StartKind.values()) {
      checks.addAll(PlatformContract.of(platforms(manual), Cells.hello(start), manual));
    }
    return tests(checks);
  }

  @TestFactory
  Stream<DynamicTest> the_fake_platform_keeps_the_contract_on_real_time() {
    TimeSource real = SystemTime.INSTANCE;
    List<ContractCheck> checks = new ArrayList<>();
    checks.addAll(PlatformContract.of(platforms(real), Cells.hello(StartKind.WARM), real));
    checks.addAll(PlatformContract.of(platforms(real), Cells.hello(StartKind.COLD), real));
    return tests(checks);
  }

  @TestFactory
  Stream<DynamicTest> the_fake_platform_is_observed_as_the_contract_says() {
    FakePlatform platform = new FakePlatform(FakeBehaviour.usual(), machine(manual), manual);
    return tests(NodeObserverContract.of(platform.observer(), platform.nodes()));
  }

  @TestFactory
  Stream<DynamicTest> the_fake_meter_keeps_the_contract_on_manual_time() {
    return tests(EnergyMeterContract.of(meters(manual), manual));
  }

  @TestFactory
  Stream<DynamicTest> the_fake_meter_keeps_the_contract_on_real_time() {
    return tests(EnergyMeterContract.of(meters(SystemTime.INSTANCE), SystemTime.INSTANCE));
  }

  @TestFactory
  Stream<DynamicTest> the_memory_journal_keeps_the_contract() {
    return tests(RunJournalContract.of(() -> sessionsOf(new MemoryJournal())));
  }

  @TestFactory
  Stream<DynamicTest> the_rule_of_fixed_blocks_keeps_the_contract() {
    return tests(StopRuleContract.of(StopRule::fixedBlocks, List.of()));
  }

  private static RunJournalContract.Store sessionsOf(MemoryJournal first) {
    List<MemoryJournal> sessions = new ArrayList<>();
    return () -> {
      sessions.add(sessions.isEmpty() ? first : first.reopened());
      return sessions.get(sessions.size() - 1);
    };
  }

  private static Supplier<Platform> platforms(TimeSource time) {
    FakeBehaviour quick = FakeBehaviour.usual().withIdleTimeout(Duration.ofMillis(50));
    return () -> new FakePlatform(quick, machine(time), time);
  }

  private static Supplier<EnergyMeter> meters(TimeSource time) {
    return () -> new FakeEnergyMeter(machine(time), time);
  }

  private static FakeMachine machine(TimeSource time) {
    return new FakeMachine("here", time, Power.ofWatts(500));
  }

  private static Stream<DynamicTest> tests(List<ContractCheck> checks) {
    return checks.stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.body().run()));
  }
}
