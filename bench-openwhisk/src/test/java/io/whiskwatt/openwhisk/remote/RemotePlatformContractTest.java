package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.testing.PlatformContract;
import io.whiskwatt.time.SystemTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemotePlatformContractTest {
  private final Lab lab = Lab.scripted(Lab.GENEROUS);

  @AfterAll
  void stop() {
    lab.close();
  }

  @TestFactory
  Stream<DynamicTest> it_keeps_the_contract_of_platforms() {
    return Stream.of(StartKind.COLD, StartKind.WARM).flatMap(this::checks);
  }

  private Stream<DynamicTest> checks(StartKind start) {
    return PlatformContract.of(() -> lab.open("contract"), Lab.hello(start), SystemTime.INSTANCE)
        .stream()
        .map(
            check -> DynamicTest.dynamicTest(start.key() + ": " + check.name(), check.body()::run));
  }
}
