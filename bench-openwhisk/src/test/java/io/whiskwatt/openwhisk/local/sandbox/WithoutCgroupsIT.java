package io.whiskwatt.openwhisk.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.state.StateRoot;
import io.whiskwatt.testing.Requirement;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sandboxes where no control group may be made, as for most users who are not root. */
final class WithoutCgroupsIT {
  private static final DataSize MEMORY = DataSize.ofMegabytes(64);

  @TempDir private Path temp;

  static Stream<Isolation> isolations() {
    return Stream.of(new BubblewrapIsolation(), new NamespaceIsolation(), new ProcessIsolation());
  }

  private Sandboxes open(Isolation isolation) throws IOException {
    Probe probe = Prober.probe(isolation, () -> withoutCgroups(isolation));
    String component = isolation.key().equals("bubblewrap") ? "bwrap" : isolation.key();
    Requirement here = Requirement.of(component, probe.usable(), probe.text());
    Assumptions.assumeTrue(here.met(), here.reason());
    assertThat(probe).isInstanceOf(Probe.Degraded.class);
    return withoutCgroups(isolation);
  }

  private Sandboxes withoutCgroups(Isolation isolation) throws IOException {
    return Sandboxes.open(isolation, new StateRoot(temp.resolve("state")), List.of());
  }

  private static String firstReply(Sandbox sandbox) throws IOException {
    return new BufferedReader(new InputStreamReader(sandbox.replies(), StandardCharsets.UTF_8))
        .readLine();
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void use_is_read_from_the_process_tree(Isolation isolation) throws IOException {
    try (Sandboxes sandboxes = open(isolation);
        Sandbox sandbox =
            sandboxes.start(
                view -> List.of("/bin/sh", "-c", "echo up >&3; read -r x <&4"), MEMORY)) {
      assertThat(firstReply(sandbox)).isEqualTo("up");

      ResourceUse use = sandbox.use();

      assertThat(use.source()).isEqualTo(ResourceUse.Source.PROC);
      assertThat(use.memoryBytes()).isPositive();
    }
    assertThat(temp.resolve("state")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void a_child_that_outlives_its_parent_is_found_and_killed(Isolation isolation)
      throws IOException {
    String seconds = "1" + System.nanoTime();
    List<String> program =
        List.of("/bin/sh", "-c", "setsid sleep \"$1\" & echo up >&3", "sh", seconds);
    try (Sandboxes sandboxes = open(isolation)) {
      Sandbox sandbox = sandboxes.start(view -> program, MEMORY);
      assertThat(firstReply(sandbox)).isEqualTo("up");
      sandbox.awaitExit(Duration.ofSeconds(10));

      sandboxes.release(sandbox);

      assertThat(endsSoon("sleep " + seconds)).isTrue();
    }
  }

  /** A killed process is in the table until the kernel has taken it down. */
  private static boolean endsSoon(String commandEnd) {
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (runs(commandEnd) && System.nanoTime() < deadline) {
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 5_000_000);
    }
    return !runs(commandEnd);
  }

  private static boolean runs(String commandEnd) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").endsWith(commandEnd));
  }
}
