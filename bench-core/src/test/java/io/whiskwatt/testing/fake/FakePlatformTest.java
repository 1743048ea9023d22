package io.whiskwatt.testing.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.node.Population;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.testing.Cells;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.Power;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FakePlatformTest {
  private final ManualTime time = new ManualTime();
  private final FakeMachine machine = new FakeMachine("here", time, Power.ofWatts(10));
  private TrialRecorder log = new TrialRecorder(0, 0);
  private List<InvocationDetail> details = List.of();

  @Test
  void a_cold_trial_is_cold_throughout() {
    LoadResult result = run(FakeBehaviour.usual(), StartKind.COLD, 20);

    // 200 ms wait, 100 ms init, 10 ms service: four calls fit into 1 s.
    assertThat(result.sent()).isEqualTo(4);
    assertThat(details).allMatch(d -> d.start().seen().equals(Optional.of(StartKind.COLD)));
    assertThat(details).extracting(detail -> detail.sandbox().instance()).doesNotHaveDuplicates();
    assertThat(details).allMatch(d -> d.times().initMillis().orElse(0) == 100);
  }

  @Test
  void a_warm_trial_reuses_its_sandbox() {
    LoadResult result = run(FakeBehaviour.usual(), StartKind.WARM, 1);

    assertThat(result.sent()).isEqualTo(100);
    assertThat(details)
        .extracting(detail -> detail.sandbox().instance())
        .containsOnly("instance-0");
    assertThat(details.get(99).sandbox().count()).hasValue(100);
    assertThat(details).allMatch(d -> d.times().initMillis().isEmpty());
  }

  @Test
  void each_invocation_draws_its_energy_and_the_machine_its_idle_power() {
    LoadResult result = run(FakeBehaviour.usual(), StartKind.WARM, 1);

    double idle = 10 * time.nanos() / 1e9;
    assertThat(machine.drawn().joules()).isCloseTo(idle + 0.1 * result.sent(), within(1e-3));
  }

  @Test
  void a_sandbox_serves_one_activation_at_a_time() {
    ServiceTime slow = ServiceTime.constant(Duration.ofMillis(400));
    Cell cell = cell(StartKind.WARM, new LoadShape.Closed(2, Duration.ZERO));
    run(FakeBehaviour.usual().withService(slow), cell, 1);

    assertThat(log.endNanos(1) - log.endNanos(0)).isEqualTo(400_000_000);
    assertThat(details.get(1).times().waitMillis()).hasValue(400);
  }

  @Test
  void a_reply_looks_like_an_openwhisk_record() {
    run(FakeBehaviour.usual(), StartKind.COLD, 20);
    assertThat(StandardCharsets.UTF_8.decode(log.reply(0)).toString())
        .startsWith("{\"activationId\":\"" + details.get(0).activationId() + "\"")
        .contains("{\"key\":\"waitTime\",\"value\":200},{\"key\":\"initTime\",\"value\":100}")
        .contains("\"status\":\"success\",\"success\":true}");
  }

  @Test
  void failures_come_as_the_pattern_says() {
    run(FakeBehaviour.usual().failingEvery(10, OutcomeKind.THROTTLED), StartKind.WARM, 1);
    assertThat(log.outcome(8)).isEqualTo(OutcomeKind.SUCCESS);
    assertThat(log.outcome(9)).isEqualTo(OutcomeKind.THROTTLED);
    assertThat(log.status(9)).isEqualTo(429);
  }

  @Test
  void tickets_are_granted_up_to_the_capacity_and_it_is_said() {
    try (FakePlatform platform = platform(FakeBehaviour.usual().withCapacity(3));
        Deployment deployment = platform.deploy(cell(StartKind.COLD, closed()))) {
      Tickets tickets = deployment.prepare(StartKind.COLD, 10);
      assertThat(tickets.count()).isEqualTo(3);
      assertThat(tickets.limitation()).contains("shortened: room for 3");
    }
  }

  @Test
  void warm_sandboxes_live_until_the_idle_time_out_after_they_were_let_go() {
    try (FakePlatform platform = platform(FakeBehaviour.usual())) {
      try (Deployment deployment = platform.deploy(cell(StartKind.WARM, closed()))) {
        deployment.prepare(StartKind.WARM, 2);
        assertThat(platform.drain(Duration.ofSeconds(10))).isEqualTo(new Population(0, 2, 0));
      }
      long before = time.nanos();
      assertThat(platform.drain(Duration.ofSeconds(10))).isEqualTo(Population.NONE);
      assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(1).toNanos());
    }
  }

  @Test
  void a_start_without_a_cost_is_a_problem_of_the_preflight() {
    FakeBehaviour warmOnly =
        new FakeBehaviour(
            ServiceTime.constant(Duration.ZERO),
            Map.of(),
            number -> OutcomeKind.SUCCESS,
            1,
            Duration.ZERO,
            "here");
    try (FakePlatform platform = platform(warmOnly)) {
      CellPlan plan = new CellPlan(cell(StartKind.PAUSED, closed()), Cells.DESIGN);
      assertThat(platform.preflight(List.of(plan))).hasSize(1);
    }
  }

  private LoadResult run(FakeBehaviour behaviour, StartKind start, int tickets) {
    return run(behaviour, cell(start, closed()), tickets);
  }

  private LoadResult run(FakeBehaviour behaviour, Cell cell, int count) {
    try (FakePlatform platform = platform(behaviour);
        Deployment deployment = platform.deploy(cell)) {
      Tickets tickets = deployment.prepare(cell.start(), count);
      LoadPlan plan = LoadPlan.of(cell.load(), tickets, Duration.ofSeconds(1), 1);
      log = TrialRecorder.forPlan(plan);
      LoadResult result;
      try (Invoker invoker = deployment.open(tickets, log)) {
        result = new LoadLoop(time).run(plan, invoker, log);
      }
      details = deployment.join(log, Duration.ZERO);
      return result;
    }
  }

  private FakePlatform platform(FakeBehaviour behaviour) {
    return new FakePlatform(behaviour, machine, time);
  }

  private static LoadShape closed() {
    return new LoadShape.Closed(1, Duration.ZERO);
  }

  private static Cell cell(StartKind start, LoadShape load) {
    return Cells.hello(start, load);
  }

  private static Offset<Double> within(double joules) {
    return Offset.offset(joules);
  }
}
