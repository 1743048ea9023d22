package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeTickets;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ClosedLoadTest {
  private static final long MS = 1_000_000;
  private static final long OPENING = 1_000 * MS;

  private final ManualTime time = new ManualTime();
  private TrialRecorder log = new TrialRecorder(0, 0);

  @Test
  void a_caller_calls_again_when_its_reply_came() {
    LoadResult result = run(1, Duration.ZERO, FakeTickets.warm(1), t -> t + 30 * MS);

    assertThat(result.sent()).isEqualTo(34);
    for (int slot = 0; slot < 34; slot++) {
      assertThat(log.intendedNanos(slot)).isEqualTo(OPENING + slot * 30L * MS);
    }
  }

  @Test
  void a_caller_thinks_before_it_calls_again() {
    run(1, Duration.ofMillis(70), FakeTickets.warm(1), t -> t + 30 * MS);
    assertThat(log.size()).isEqualTo(10);
    assertThat(log.intendedNanos(3)).isEqualTo(OPENING + 300 * MS);
  }

  @Test
  void so_many_calls_are_in_flight_as_there_are_callers() {
    LoadResult result = run(5, Duration.ZERO, FakeTickets.warm(5), t -> t + 100 * MS);

    assertThat(result.sent()).isEqualTo(50);
    assertThat(log.intendedNanos(4)).isEqualTo(OPENING);
    assertThat(log.intendedNanos(5)).isEqualTo(OPENING + 100 * MS);
  }

  @Test
  void each_caller_keeps_its_warm_ticket() {
    run(3, Duration.ZERO, FakeTickets.warm(2), t -> t + 100 * MS);
    assertThat(log.ticket(0)).isEqualTo(0);
    assertThat(log.ticket(1)).isEqualTo(1);
    assertThat(log.ticket(2)).isEqualTo(0);
    assertThat(log.ticket(4)).isEqualTo(1);
  }

  @Test
  void no_call_starts_at_or_after_the_window_end() {
    LoadResult result = run(1, Duration.ZERO, FakeTickets.warm(1), t -> t + 250 * MS);

    assertThat(result.sent()).isEqualTo(4);
    assertThat(result.shortened()).isEmpty();
  }

  @Test
  void the_last_reply_is_waited_for() {
    LoadResult result = run(1, Duration.ZERO, FakeTickets.warm(1), t -> t + 300 * MS);
    assertThat(result.lastEndNanos()).isEqualTo(OPENING + 1_200 * MS);
    assertThat(time.nanos()).isEqualTo(result.lastEndNanos());
  }

  @Test
  void used_up_tickets_end_the_trial_early_and_it_says_so() {
    LoadResult result = run(2, Duration.ZERO, FakeTickets.cold(5), t -> t + 100 * MS);

    assertThat(result.sent()).isEqualTo(5);
    assertThat(result.dropped()).isZero();
    assertThat(result.shortened()).contains("the 5 prepared starts were used up");
    assertThat(time.nanos()).isEqualTo(OPENING + 300 * MS);
  }

  @Test
  void each_cold_call_spends_the_next_ticket() {
    run(2, Duration.ZERO, FakeTickets.cold(100), t -> t + 100 * MS);
    for (int slot = 0; slot < 20; slot++) {
      assertThat(log.ticket(slot)).isEqualTo(slot);
    }
  }

  @Test
  void no_ticket_at_all_is_a_shortened_trial_without_calls() {
    LoadResult result = run(2, Duration.ZERO, FakeTickets.warm(0), t -> t);
    assertThat(result.sent()).isZero();
    assertThat(result.lastEndNanos()).isEqualTo(result.openingNanos());
    assertThat(result.shortened()).contains("the 0 prepared starts were used up");
  }

  @Test
  void a_full_log_ends_the_trial_early() {
    LoadPlan plan = plan(1, Duration.ZERO, FakeTickets.warm(1));
    log = new TrialRecorder(3, 0);
    LoadResult result =
        new LoadLoop(time).run(plan, new SimulatedServer(time, log, t -> t + MS), log);
    assertThat(result.shortened()).contains("the log's 3 slots were used up");
    assertThat(log.repliesNotKept()).isEqualTo(3);
  }

  @Test
  void a_refused_call_is_dropped_and_its_caller_tries_again_later() {
    LoadPlan plan = plan(1, Duration.ZERO, FakeTickets.warm(1));
    log = TrialRecorder.forPlan(plan);
    SimulatedServer server =
        new SimulatedServer(time, log, t -> t + 100 * MS).refusing(slot -> slot == 1);
    new LoadLoop(time).run(plan, server, log);

    assertThat(log.outcome(1)).isEqualTo(OutcomeKind.DROPPED);
    assertThat(log.intendedNanos(2)).isEqualTo(log.endNanos(1) + 10 * MS);
  }

  private LoadPlan plan(int callers, Duration think, Tickets tickets) {
    return LoadPlan.of(new LoadShape.Closed(callers, think), tickets, Duration.ofSeconds(1), 1)
        .openingAt(OPENING);
  }

  private LoadResult run(int callers, Duration think, Tickets tickets, LongUnaryOperator endOf) {
    LoadPlan plan = plan(callers, think, tickets);
    log = TrialRecorder.forPlan(plan);
    return new LoadLoop(time).run(plan, new SimulatedServer(time, log, endOf), log);
  }
}
