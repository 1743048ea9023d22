package io.whiskwatt.openwhisk.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.openwhisk.local.RealSandboxes;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.testing.PlatformContract;
import io.whiskwatt.time.SystemTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform {@code openwhisk} on a server whose sandboxes are real. */
class RemotePlatformIT {
  private static final NodeObserver BLIND = NodeObserver.of(List.of());

  @TempDir private Path state = Path.of("");

  private final List<Lab> served = new ArrayList<>();

  @AfterEach
  void stop() {
    served.forEach(Lab::close);
  }

  @TestFactory
  Stream<DynamicTest> it_keeps_the_contract_of_platforms() {
    return Stream.of("process", "runc").flatMap(this::checks);
  }

  private Stream<DynamicTest> checks(String sandbox) {
    Lab lab = Lab.of(RealSandboxes.withNode(state, sandbox), Lab.GENEROUS);
    served.add(lab);
    return PlatformContract.of(
            () -> lab.open("contract"), Lab.hello(StartKind.COLD), SystemTime.INSTANCE)
        .stream()
        .map(check -> DynamicTest.dynamicTest(sandbox + ": " + check.name(), check.body()::run));
  }

  @ParameterizedTest
  @ValueSource(strings = {"process", "runc"})
  void a_shared_kernel_is_proven_from_inside_and_outside_and_an_own_one_refuted(String sandbox) {
    try (Lab lab = Lab.of(RealSandboxes.withNode(state, sandbox), Lab.GENEROUS);
        Platform platform = lab.open("proof")) {
      IsolationProof shared = platform.prove(new IsolationClaim(Map.of("kernel", "shared")), BLIND);
      IsolationProof own = platform.prove(new IsolationClaim(Map.of("kernel", "own")), BLIND);
      assertThat(shared.verdict()).isEqualTo(IsolationProof.Verdict.PROVEN);
      assertThat(own.verdict()).isEqualTo(IsolationProof.Verdict.REFUTED);
      assertThat(shared.workers()).hasSize(1);
      assertThat(shared.workers().get(0).inside())
          .containsKeys("kernel release", "boot id", "cgroup", "mount table")
          .containsEntry("boot id", shared.workers().get(0).outside().get("boot id"));
      assertThat(platform.nodes()).containsExactly(shared.workers().get(0).worker());
    }
  }
}
