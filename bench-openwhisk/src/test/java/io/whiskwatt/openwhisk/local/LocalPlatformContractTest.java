package io.whiskwatt.openwhisk.local;

import io.whiskwatt.openwhisk.local.scripted.EnvelopeBehaviour;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.testing.PlatformContract;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LocalPlatformContractTest {
  private static final Duration RUN = Duration.ofMillis(5);

  @TestFactory
  Stream<DynamicTest> it_keeps_the_contract_of_platforms() {
    return Stream.of(StartKind.COLD, StartKind.WARM, StartKind.PREWARMED)
        .flatMap(LocalPlatformContractTest::checks);
  }

  private static Stream<DynamicTest> checks(StartKind start) {
    return PlatformContract.of(
            LocalPlatformContractTest::open, Cells.hello(start), SystemTime.INSTANCE)
        .stream()
        .map(
            check -> DynamicTest.dynamicTest(start.key() + ": " + check.name(), check.body()::run));
  }

  private static Platform open() {
    LocalSpec spec =
        new LocalSpec("scripted", DataSize.ofMegabytes(1024), Duration.ofSeconds(1), 3);
    ScriptedContainers containers = new ScriptedContainers(code -> new EnvelopeBehaviour(RUN));
    return LocalPlatform.open(
        spec, Owner.newRun("test"), containers, Map.of("sandbox", "scripted"), SystemTime.INSTANCE);
  }
}
