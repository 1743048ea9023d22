package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeTickets;
import io.whiskwatt.units.Rate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LoadWatchTest {
  private static final long MS = 1_000_000;
  private static final long OPENING = 1_000 * MS;
  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final LoadShape CONSTANT = new LoadShape.Constant(Rate.perSecond(100));

  private final ManualTime time = new ManualTime();
  private final List<LoadVitals> looks = new ArrayList<>();
  private Function<ByteBuffer, Optional<Boolean>> startedFresh = reply -> Optional.empty();

  @Test
  void a_steady_load_reaches_what_it_was_asked_for() {
    LoadVitals seen = run(CONSTANT, t -> t + 30 * MS).get(9);
    assertThat(seen.elapsed()).hasMillis(9_995);
    assertThat(seen.left()).hasMillis(10_005);
    assertThat(seen.rates().asked()).hasValue(100);
    assertThat(seen.rates().reached()).hasValueCloseTo(100.0, Offset.offset(0.5));
    assertThat(seen.rates().failing()).hasValue(0);
    assertThat(seen.inFlight()).isEqualTo(3);
  }

  @Test
  void response_times_are_of_the_last_seconds_and_of_the_window() {
    LoadVitals seen = run(CONSTANT, t -> t + (t < OPENING + 8_000 * MS ? 400 : 20) * MS).get(16);
    LoadVitals.Responses recent = seen.recent().orElseThrow();
    assertThat(millis(recent.p50())).isEqualTo(20, Offset.offset(0.2));
    assertThat(millis(recent.p99())).isEqualTo(20, Offset.offset(0.2));
    assertThat(recent.count()).isBetween(490L, 510L);
    assertThat(millis(seen.whole().orElseThrow().p99())).isEqualTo(400, Offset.offset(0.5));
  }

  @Test
  void a_stall_is_seen_while_it_lasts_and_every_start_goes_on_being_sent() {
    long stall = OPENING + 6_000 * MS;
    long end = OPENING + 9_000 * MS;
    run(CONSTANT, t -> t < stall || t >= end ? t + MS : end);
    assertThat(looks.get(8).inFlight()).isEqualTo(300);
    assertThat(looks.get(8).rates().reached()).hasValueCloseTo(100.0, Offset.offset(0.5));
    assertThat(millis(looks.get(10).recent().orElseThrow().p99()))
        .isEqualTo(2_970, Offset.offset(30.0));
  }

  @Test
  void random_arrivals_ask_for_what_was_due_and_reach_it() {
    LoadShape poisson = new LoadShape.Poisson(Rate.perSecond(50));
    LoadVitals seen = run(poisson, t -> t + MS).get(12);
    double asked = seen.rates().asked().orElseThrow();
    assertThat(asked).isBetween(35.0, 65.0);
    assertThat(seen.rates().reached()).hasValueCloseTo(asked, Offset.offset(0.001));
  }

  @Test
  void a_closed_loop_asks_for_no_rate() {
    LoadVitals seen = run(new LoadShape.Closed(4, Duration.ZERO), t -> t + 100 * MS).get(9);
    assertThat(seen.rates().asked()).isEmpty();
    assertThat(seen.rates().reached()).hasValueCloseTo(40.0, Offset.offset(1.0));
    assertThat(seen.inFlight()).isEqualTo(4);
  }

  @Test
  void while_the_last_replies_are_waited_for_nothing_is_asked_for() {
    LoadVitals last = run(CONSTANT, t -> t + 3_000 * MS).get(20);
    assertThat(last.rates().asked()).isEmpty();
    assertThat(last.rates().reached()).isEmpty();
    assertThat(last.counts().ended()).isEqualTo(2_000);
  }

  @Test
  void what_was_dropped_or_failed_is_counted_by_kind() {
    LoadPlan plan = plan(CONSTANT, FakeTickets.cold(500));
    TrialRecorder log = TrialRecorder.forPlan(plan);
    LoadVitals seen = run(plan, log, new Refusing(log)).get(9);
    assertThat(seen.counts().dropped()).isEqualTo(500);
    assertThat(seen.counts().failures()).isEqualTo(Map.of(OutcomeKind.THROTTLED, 500));
    assertThat(seen.counts().failedShare()).isEqualTo(1);
    assertThat(seen.recent()).isEmpty();
    assertThat(seen.rates().failing()).hasValueCloseTo(0.0, Offset.offset(2.0));
  }

  @Test
  void a_bounded_number_of_replies_is_asked_how_it_started() {
    List<Integer> asked = new ArrayList<>();
    startedFresh =
        reply -> {
          asked.add(reply.remaining());
          return Optional.of(asked.size() % 4 == 0);
        };
    LoadVitals seen = run(CONSTANT, t -> t + MS).get(9);
    assertThat(seen.freshShare()).hasValue(0.25);
    assertThat(asked).hasSize(20 * FreshStarts.REPLIES_PER_LOOK);
  }

  @Test
  void nothing_is_said_before_the_first_start() {
    LoadPlan plan = plan(CONSTANT, FakeTickets.warm(1));
    LoadVitals seen =
        new LoadWatch(plan, TrialRecorder.forPlan(plan), startedFresh).look(OPENING + MS);
    assertThat(seen.rates().reached()).isEmpty();
    assertThat(seen.left()).isEqualTo(WINDOW);
    assertThat(seen.counts().begun()).isZero();
  }

  @Test
  void too_little_time_gives_no_rate() {
    LoadPlan plan = plan(CONSTANT, FakeTickets.warm(1));
    TrialRecorder log = TrialRecorder.forPlan(plan);
    LoadWatch watch = new LoadWatch(plan, log, startedFresh);
    time.at(OPENING + 100 * MS, () -> looks.add(watch.look(time.nanos())));
    new LoadLoop(time).run(plan, new SimulatedServer(time, log, t -> t + MS), log);
    assertThat(looks.get(0).rates().reached()).isEmpty();
    assertThat(looks.get(0).counts().ended()).isEqualTo(10);
  }

  @Test
  void the_last_look_visits_what_a_look_may_leave() {
    LoadPlan plan =
        LoadPlan.of(
                new LoadShape.Constant(Rate.perSecond(400_000)),
                FakeTickets.warm(1),
                Duration.ofSeconds(1),
                1)
            .openingAt(OPENING);
    TrialRecorder log = new TrialRecorder(plan.slots(), 0);
    LoadWatch watch = new LoadWatch(plan, log, startedFresh);
    for (int slot = 0; slot < 200_000; slot++) {
      log.drop(log.open(TrialRecorder.NO_TICKET, OPENING), OPENING);
    }
    assertThat(watch.look(OPENING + MS).counts().dropped()).isEqualTo(LoadWatch.SLOTS_PER_LOOK);
    assertThat(watch.lastLook(OPENING + 2 * MS).counts().dropped()).isEqualTo(200_000);
  }

  private static double millis(Duration span) {
    return span.toNanos() / 1e6;
  }

  private static LoadPlan plan(LoadShape shape, FakeTickets tickets) {
    return LoadPlan.of(shape, tickets, WINDOW, 42).openingAt(OPENING);
  }

  private List<LoadVitals> run(LoadShape shape, LongUnaryOperator endOf) {
    LoadPlan plan = plan(shape, FakeTickets.warm(4));
    TrialRecorder log = TrialRecorder.forPlan(plan);
    return run(plan, log, new SimulatedServer(time, log, endOf));
  }

  /** Looks 995 ms after the opening, and each second from then on. */
  private List<LoadVitals> run(LoadPlan plan, TrialRecorder log, Invoker invoker) {
    LoadWatch watch = new LoadWatch(plan, log, startedFresh);
    for (long second = 1; second <= 20; second++) {
      time.at(OPENING + second * 1_000 * MS - 5 * MS, () -> looks.add(watch.look(time.nanos())));
    }
    new LoadLoop(time).run(plan, invoker, log);
    looks.add(watch.lastLook(time.nanos()));
    return looks;
  }

  /** Refuses each call with 429, at once. */
  private record Refusing(InvocationSink sink) implements Invoker {
    @Override
    public boolean begin(int slot, int ticket) {
      sink.sent(slot, OPENING);
      sink.ended(slot, OPENING, OutcomeKind.THROTTLED, 429, SimulatedServer.REPLY.duplicate());
      return true;
    }

    @Override
    public void close() {}
  }
}
