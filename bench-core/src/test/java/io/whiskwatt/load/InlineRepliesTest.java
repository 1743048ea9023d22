package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeTickets;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A closed loop whose calls end on the thread that begins them, or break on the transport's. */
class InlineRepliesTest {
  private static final long MS = 1_000_000;
  private static final int CALLS = 200_000;

  private final ManualTime time = new ManualTime();
  private final TrialRecorder log = new TrialRecorder(CALLS, 0);

  @Test
  void a_call_that_ends_while_it_is_begun_does_not_nest_the_next_one() {
    LoadResult result = run(4, slot -> now(log));
    assertThat(result.sent()).isEqualTo(CALLS);
    assertThat(result.shortened()).contains("the log's 200000 slots were used up");
    assertThat(log.faults().none()).isTrue();
  }

  @Test
  void the_next_call_is_intended_for_the_moment_its_caller_became_free() {
    run(1, slot -> slot < 3 ? later(10 * MS) : never());
    assertThat(log.intendedNanos(1)).isEqualTo(log.endNanos(0));
    assertThat(log.intendedNanos(3)).isEqualTo(log.endNanos(2));
  }

  @Test
  void what_breaks_on_a_thread_of_the_transport_comes_out_of_the_loop() {
    assertThatThrownBy(
            () ->
                run(
                    1,
                    slot -> {
                      if (slot == 2) {
                        throw new IllegalStateException("broken");
                      }
                      return later(10 * MS);
                    }))
        .hasMessage("broken");
    assertThat(log.size()).isEqualTo(3);
    assertThat(log.outcome(2)).isEqualTo(OutcomeKind.UNANSWERED);
  }

  private LoadResult run(int callers, IntFunction<Reply> replies) {
    LoadPlan plan =
        LoadPlan.of(
                new LoadShape.Closed(callers, Duration.ZERO),
                FakeTickets.warm(callers),
                Duration.ofSeconds(1),
                1)
            .withDrainLimit(Duration.ofSeconds(1));
    return new LoadLoop(time).run(plan, new Inline(replies), log);
  }

  private interface Reply {
    void to(int slot, InvocationSink sink);
  }

  private Reply now(InvocationSink sink) {
    return (slot, to) -> end(slot, sink);
  }

  private Reply later(long nanos) {
    return (slot, sink) -> time.at(time.nanos() + nanos, () -> end(slot, sink));
  }

  private static Reply never() {
    return (slot, sink) -> {};
  }

  private void end(int slot, InvocationSink sink) {
    sink.ended(slot, time.nanos(), OutcomeKind.SUCCESS, 200, SimulatedServer.REPLY.duplicate());
  }

  private final class Inline implements Invoker {
    private final IntFunction<Reply> replies;

    Inline(IntFunction<Reply> replies) {
      this.replies = replies;
    }

    @Override
    public boolean begin(int slot, int ticket) {
      log.sent(slot, time.nanos());
      replies.apply(slot).to(slot, log);
      return true;
    }

    @Override
    public void close() {}
  }
}
