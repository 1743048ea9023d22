package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeTickets;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class OpenLoadTest {
  private static final long MS = 1_000_000;
  private static final long OPENING = 1_000 * MS;

  private final ManualTime time = new ManualTime();
  private TrialRecorder log = new TrialRecorder(0, 0);

  @Test
  void every_arrival_is_sent_at_its_intended_start() {
    LoadResult result = run(perSecond(100), FakeTickets.warm(4), t -> t + 3 * MS);

    assertThat(result.sent()).isEqualTo(1000);
    assertThat(result.maxLatenessNanos()).isZero();
    for (int slot = 0; slot < 1000; slot++) {
      assertThat(log.intendedNanos(slot)).isEqualTo(OPENING + slot * 10L * MS);
      assertThat(log.endNanos(slot) - log.actualNanos(slot)).isEqualTo(3 * MS);
    }
  }

  @Test
  void a_stalled_server_is_sent_every_due_request_and_each_counts_from_its_intended_start() {
    long stallStart = OPENING + 4_000 * MS;
    long stallEnd = stallStart + 1_200 * MS;
    run(
        perSecond(500),
        FakeTickets.warm(1),
        t -> t < stallStart || t >= stallEnd ? t + MS : stallEnd + MS);

    assertThat(log.size()).isEqualTo(5000);
    int firstStalled = 2000;
    for (int i = 0; i < 600; i++) {
      long response = log.endNanos(firstStalled + i) - log.intendedNanos(firstStalled + i);
      assertThat(response).isEqualTo((1_200 - 2L * i) * MS + MS);
    }
  }

  @Test
  void the_loop_waits_out_the_window_and_then_what_is_in_flight() {
    LoadResult result = run(perSecond(1), FakeTickets.warm(1), t -> t + 1_500 * MS);

    assertThat(result.lastEndNanos()).isEqualTo(OPENING + 10_500 * MS);
    assertThat(time.nanos()).isEqualTo(result.lastEndNanos());
    assertThat(result.abandoned()).isZero();
  }

  @Test
  void a_window_without_late_replies_still_lasts_its_whole_length() {
    run(perSecond(1), FakeTickets.warm(1), t -> t + MS);
    assertThat(time.nanos()).isEqualTo(OPENING + 10_000 * MS);
  }

  @Test
  void a_slot_that_never_ends_is_unreachable_at_the_deadline() {
    LoadResult result = run(perSecond(1), FakeTickets.warm(1), t -> Long.MAX_VALUE);

    assertThat(result.abandoned()).isEqualTo(10);
    assertThat(log.outcome(3)).isEqualTo(OutcomeKind.UNANSWERED);
    assertThat(log.endNanos(3)).isEqualTo(OPENING + 10_000 * MS + LoadPlan.DRAIN_LIMIT.toNanos());
  }

  @Test
  void an_end_after_the_deadline_changes_nothing() {
    long late = LoadPlan.DRAIN_LIMIT.toNanos() + 60_000 * MS;
    run(perSecond(1), FakeTickets.warm(1), t -> t + late);
    time.advance(Duration.ofMinutes(5));

    assertThat(log.outcome(0)).isEqualTo(OutcomeKind.UNANSWERED);
    assertThat(log.lateReports()).isEqualTo(10);
    assertThat(log.faults().none()).isTrue();
  }

  @Test
  void arrivals_without_a_ticket_are_dropped_and_never_delayed() {
    LoadResult result = run(perSecond(1), FakeTickets.cold(7), t -> t + MS);

    assertThat(result.sent()).isEqualTo(7);
    assertThat(result.dropped()).isEqualTo(3);
    assertThat(log.outcome(7)).isEqualTo(OutcomeKind.DROPPED);
    assertThat(log.ticket(7)).isEqualTo(TrialRecorder.NO_TICKET);
    assertThat(result.shortened()).isEmpty();
  }

  @Test
  void arrivals_above_the_in_flight_limit_are_dropped_and_spend_no_ticket() {
    LoadPlan plan = plan(perSecond(10), FakeTickets.cold(100)).withInFlightLimit(2);
    LoadResult result = run(plan, t -> t + 250 * MS);

    assertThat(result.dropped()).isEqualTo(33);
    assertThat(log.outcome(2)).isEqualTo(OutcomeKind.DROPPED);
    assertThat(log.ticket(3)).isEqualTo(2);
  }

  @Test
  void reusable_tickets_take_turns() {
    run(perSecond(1), FakeTickets.warm(3), t -> t + MS);
    assertThat(log.ticket(7)).isEqualTo(1);
  }

  @Test
  void a_poisson_load_sends_its_schedule() {
    LoadShape poisson = new LoadShape.Poisson(Rate.perSecond(20));
    LoadResult result = run(poisson, FakeTickets.warm(4), t -> t + MS);

    ArrivalSchedule arrivals = ArrivalSchedule.poisson(Rate.perSecond(20), 42);
    assertThat(result.sent()).isBetween(150, 250);
    for (int slot = 0; slot < result.sent(); slot++) {
      assertThat(log.actualNanos(slot)).isEqualTo(OPENING + arrivals.nextNanos());
    }
  }

  @Test
  void what_an_invoker_refuses_is_dropped() {
    LoadPlan plan = plan(perSecond(1), FakeTickets.warm(1));
    log = TrialRecorder.forPlan(plan);
    SimulatedServer server =
        new SimulatedServer(time, log, t -> t + MS).refusing(slot -> slot == 4);
    LoadResult result = new LoadLoop(time).run(plan, server, log);

    assertThat(result.dropped()).isEqualTo(1);
    assertThat(log.outcome(4)).isEqualTo(OutcomeKind.DROPPED);
  }

  @Test
  void a_log_that_is_too_small_is_refused_before_the_window() {
    log = new TrialRecorder(9, 0);
    SimulatedServer server = new SimulatedServer(time, log, t -> t);
    assertThatThrownBy(
            () -> new LoadLoop(time).run(plan(perSecond(1), FakeTickets.warm(1)), server, log))
        .hasMessageContaining("10 arrivals");
  }

  @Test
  void a_failing_invoker_leaves_a_readable_log() {
    LoadPlan plan = plan(perSecond(1), FakeTickets.warm(1));
    log = TrialRecorder.forPlan(plan);
    SimulatedServer server =
        new SimulatedServer(
            time,
            log,
            t -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> new LoadLoop(time).run(plan, server, log)).hasMessage("broken");
    assertThat(log.outcome(0)).isEqualTo(OutcomeKind.UNANSWERED);
  }

  private LoadShape perSecond(int rate) {
    return new LoadShape.Constant(Rate.perSecond(rate));
  }

  private LoadPlan plan(LoadShape shape, Tickets tickets) {
    return LoadPlan.of(shape, tickets, Duration.ofSeconds(10), 42).openingAt(OPENING);
  }

  private LoadResult run(LoadShape shape, Tickets tickets, LongUnaryOperator endOf) {
    return run(plan(shape, tickets), endOf);
  }

  private LoadResult run(LoadPlan plan, LongUnaryOperator endOf) {
    log = TrialRecorder.forPlan(plan);
    return new LoadLoop(time).run(plan, new SimulatedServer(time, log, endOf), log);
  }
}
