package io.whiskwatt.openwhisk.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.testing.PlatformContract;
import io.whiskwatt.time.SystemTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlatformIT {
  private static final NodeObserver BLIND = NodeObserver.of(List.of());

  @TempDir private Path state;

  @TestFactory
  Stream<DynamicTest> plain_processes_keep_the_contract_of_platforms() {
    return Stream.of(StartKind.COLD, StartKind.WARM).flatMap(start -> checks("process", start));
  }

  @TestFactory
  Stream<DynamicTest> runc_keeps_the_contract_of_platforms() {
    RealSandboxes.technology(state, "runc");
    return checks("runc", StartKind.COLD);
  }

  private Stream<DynamicTest> checks(String sandbox, StartKind start) {
    return PlatformContract.of(
            () -> RealSandboxes.platform(state, sandbox), Cells.hello(start), SystemTime.INSTANCE)
        .stream()
        .map(
            check -> DynamicTest.dynamicTest(start.key() + ": " + check.name(), check.body()::run));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodejs", "python", "java"})
  void each_language_says_hello_and_where_it_ran(String language) {
    try (Platform platform = RealSandboxes.platform(state, "process")) {
      Optional<String> kind =
          platform.facts().keySet().stream()
              .filter(name -> name.startsWith("kind " + language))
              .map(name -> name.substring("kind ".length()))
              .findFirst();
      Assumptions.assumeTrue(kind.isPresent(), language + " is not here");
      Trial trial = Trial.run(platform, Cells.hello(StartKind.WARM, kind, 1));
      assertThat(trial.replies()).isNotEmpty().allMatch(reply -> reply.contains("QEMU VM! 🚀"));
      assertThat(trial.instances()).hasSize(1);
      assertThat(trial.details())
          .allMatch(each -> each.start().seen().equals(Optional.of(StartKind.WARM)));
    }
  }

  @Test
  void as_many_warm_sandboxes_as_callers_share_the_calls() {
    try (Platform platform = RealSandboxes.platform(state, "process")) {
      Trial trial = Trial.run(platform, Cells.hello(StartKind.WARM, Optional.empty(), 3));
      assertThat(trial.tickets().count()).isEqualTo(3);
      assertThat(trial.instances().size()).isBetween(1, 3);
      assertThat(trial.after().total()).isEqualTo(3);
      assertThat(trial.details()).allMatch(each -> each.times().initMillis().isEmpty());
    }
  }

  @Test
  void cold_starts_leave_no_sandbox_when_the_window_closes() {
    try (Platform platform = RealSandboxes.platform(state, "process")) {
      Trial trial = Trial.run(platform, Cells.hello(StartKind.COLD, Optional.empty(), 2));
      assertThat(trial.after()).isEqualTo(Population.NONE);
      assertThat(trial.instances()).hasSameSizeAs(trial.details());
    }
  }

  @Test
  void closing_leaves_no_process_behind() {
    Set<Long> before = children();
    Platform platform = RealSandboxes.platform(state, "process");
    Deployment deployment = platform.deploy(Cells.hello(StartKind.WARM));
    deployment.prepare(StartKind.WARM, 2);
    assertThat(children()).hasSizeGreaterThan(before.size());
    platform.close();
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!before.containsAll(children()) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(before).containsAll(children());
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  @Test
  void a_shared_kernel_is_proven_and_an_own_one_refuted() {
    try (Platform platform = RealSandboxes.platform(state, "process")) {
      IsolationProof shared = platform.prove(new IsolationClaim(Map.of("kernel", "shared")), BLIND);
      IsolationProof own = platform.prove(new IsolationClaim(Map.of("kernel", "own")), BLIND);
      assertThat(shared.verdict()).isEqualTo(IsolationProof.Verdict.PROVEN);
      assertThat(own.verdict()).isEqualTo(IsolationProof.Verdict.REFUTED);
      assertThat(own.evidence()).anyMatch(line -> line.startsWith("kernel release: sandbox "));
    }
  }

  @Test
  void what_the_preflight_refuses_it_explains() {
    try (Platform platform = RealSandboxes.platform(state, "process")) {
      Cell unknown =
          new Cell(
              "here",
              Cells.bundled("helo", Optional.empty()),
              StartKind.PAUSED,
              Cells.hello(StartKind.COLD, Optional.empty(), 99).load());
      List<String> problems =
          platform.preflight(List.of(new CellPlan(unknown, Cells.DESIGN))).stream()
              .map(problem -> problem.text())
              .toList();
      assertThat(problems).hasSize(3);
      assertThat(String.join("\n", problems))
          .contains("does not pause", "99 sandboxes", "did you mean \"hello\"?");
    }
  }

  /** One short trial. */
  private record Trial(
      Tickets tickets, List<String> replies, List<InvocationDetail> details, Population after) {
    static Trial run(Platform platform, Cell cell) {
      try (Deployment deployment = platform.deploy(cell)) {
        Tickets tickets = deployment.prepare(cell.start(), callers(cell));
        LoadPlan plan = LoadPlan.of(cell.load(), tickets, Duration.ofMillis(500), 1);
        TrialRecorder log = TrialRecorder.forPlan(plan);
        try (Invoker invoker = deployment.open(tickets, log)) {
          new LoadLoop(SystemTime.INSTANCE).run(plan, invoker, log);
        }
        Population after = platform.drain(Duration.ZERO);
        List<InvocationDetail> details = deployment.join(log, Duration.ofSeconds(5));
        return new Trial(tickets, replies(log), details, after);
      }
    }

    private static int callers(Cell cell) {
      return ((LoadShape.Closed) cell.load()).concurrency();
    }

    private static List<String> replies(TrialRecorder log) {
      return IntStream.range(0, log.size())
          .mapToObj(slot -> StandardCharsets.UTF_8.decode(log.reply(slot).duplicate()).toString())
          .toList();
    }

    Set<String> instances() {
      return details.stream()
          .map(detail -> detail.sandbox().instance())
          .collect(Collectors.toSet());
    }
  }
}
