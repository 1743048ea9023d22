package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Objective;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeTickets;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class StepSearchTest {
  private static final long MS = 1_000_000;
  private static final Duration STEP = Duration.ofSeconds(10);

  private final ManualTime time = new ManualTime();
  private TrialRecorder log = new TrialRecorder(0, 0);

  @Test
  void a_server_is_found_to_bear_what_it_serves_and_no_more() {
    List<RateStep> steps = search("p99 < 200 ms", 10, 1000, queue(10 * MS)).steps();

    double highest =
        steps.stream()
            .filter(step -> step.finding() == RateStep.Finding.MET)
            .mapToDouble(step -> step.asked().perSecond())
            .max()
            .orElseThrow();
    // 100/s are served; 102/s pile up to 200 ms only towards the end of a step.
    assertThat(highest).isBetween(100 / 1.05, 102.0);
    assertThat(steps).extracting(step -> step.asked().perSecond()).startsWith(10.0, 20.0, 40.0);
    assertThat(steps).allMatch(step -> step.why().isEmpty() == isMet(step));
    assertThat(steps).anyMatch(step -> step.why().startsWith("p99 "));
  }

  private static boolean isMet(RateStep step) {
    return step.finding() == RateStep.Finding.MET;
  }

  @Test
  void a_step_begins_when_all_calls_of_the_one_before_have_ended() {
    List<RateStep> steps = search("p99 < 200 ms", 80, 200, queue(10 * MS)).steps();

    for (RateStep step : steps) {
      for (int slot = 0; slot < step.firstSlot(); slot++) {
        assertThat(log.endNanos(slot)).isLessThan(step.openingNanos());
      }
      assertThat(step.slots()).isEqualTo((int) Math.ceil(step.asked().during(STEP)));
    }
  }

  @Test
  void quantiles_and_rates_of_a_step_are_those_of_its_calls() {
    RateStep first = search("p99 < 200 ms", 10, 20, queue(10 * MS)).steps().get(0);

    assertThat(first.p50Nanos()).hasValue(10 * MS);
    assertThat(first.p99Nanos()).hasValue(10 * MS);
    assertThat(first.reachedPerSecond()).isEqualTo(10);
    assertThat(first.latenessNanos()).isZero();
  }

  @Test
  void failed_calls_count_as_endless_ones() {
    List<RateStep> steps = failing(2, "p90 < 1 s").steps();

    assertThat(steps).hasSize(1);
    assertThat(steps.get(0).why()).isEqualTo("p90 failed");
    assertThat(steps.get(0).p50Nanos()).hasValue(MS);
    assertThat(steps.get(0).p99Nanos()).isEmpty();
  }

  @Test
  void a_share_of_errors_is_missed_at_the_share_itself() {
    assertThat(failing(10, "p50 < 1 s, errors < 10 %").steps())
        .singleElement()
        .satisfies(step -> assertThat(step.why()).isEqualTo("errors 10%"));
    assertThat(failing(10, "p50 < 1 s, errors < 11 %").steps())
        .allMatch(StepSearchTest::isMet)
        .hasSize(2);
  }

  @Test
  void calls_that_were_never_sent_miss_every_objective() {
    LoadPlan plan = plan(shape("p99 < 200 ms", 10, 20)).withInFlightLimit(1);
    List<RateStep> steps = run(plan, queue(150 * MS)).steps();

    assertThat(steps).singleElement().satisfies(step -> assertThat(step.dropped()).isPositive());
    assertThat(steps.get(0).why()).endsWith("calls were never sent");
  }

  @Test
  void a_late_generator_ends_the_search_and_blames_itself() {
    List<RateStep> steps = search("p99 < 200 ms", 10, 1000, this::slowToSend).steps();

    RateStep last = steps.get(steps.size() - 1);
    assertThat(last.finding()).isEqualTo(RateStep.Finding.GENERATOR_BOUND);
    assertThat(last.asked()).isEqualTo(Rate.perSecond(40));
    assertThat(last.why()).contains("the platform may do more");
  }

  private static LoadShape.Search shape(String objective, double from, double to) {
    return new LoadShape.Search(
        Objective.of(objective).orThrow(),
        Rate.perSecond(from),
        Rate.perSecond(to),
        STEP,
        LoadShape.Search.RESOLUTION);
  }

  /** One call after the other. */
  private static LongUnaryOperator queue(long serviceNanos) {
    AtomicLong free = new AtomicLong();
    return now -> free.updateAndGet(last -> Math.max(now, last) + serviceNanos);
  }

  /** Sending itself takes 50 ms. */
  private long slowToSend(long now) {
    time.advance(Duration.ofMillis(50));
    return now + 60 * MS;
  }

  /** Every n-th call fails at once. */
  private LoadResult failing(int every, String objective) {
    LoadPlan plan = plan(shape(objective, 10, 20));
    log = TrialRecorder.forPlan(plan);
    SimulatedServer server = new SimulatedServer(time, log, now -> now + MS);
    return new LoadLoop(time).run(plan, server.failing(slot -> slot % every == 0), log);
  }

  private static LoadPlan plan(LoadShape shape) {
    return LoadPlan.of(shape, FakeTickets.warm(4), shape.window(STEP), 1);
  }

  private LoadResult search(String objective, double from, double to, LongUnaryOperator endOf) {
    return run(plan(shape(objective, from, to)), endOf);
  }

  private LoadResult run(LoadPlan plan, LongUnaryOperator endOf) {
    log = TrialRecorder.forPlan(plan);
    return new LoadLoop(time).run(plan, new SimulatedServer(time, log, endOf), log);
  }
}
