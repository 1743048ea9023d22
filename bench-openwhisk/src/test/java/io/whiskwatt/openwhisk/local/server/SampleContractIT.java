package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.local.RealSandboxes;
import io.whiskwatt.openwhisk.sample.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SampleContractIT {
  @TempDir private Path state;

  @TestFactory
  Stream<DynamicTest> with_node_in_real_processes_the_server_answers_as_the_recorded_one()
      throws IOException {
    RealSandboxes.withNode(state, "process").close();
    SampleContract contract = new SampleContract(() -> RealSandboxes.withNode(state, "process"));
    return Sample.all().stream()
        .filter(sample -> SampleContract.covers(sample) && sample.runsAnAction())
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> contract.check(sample)));
  }
}
