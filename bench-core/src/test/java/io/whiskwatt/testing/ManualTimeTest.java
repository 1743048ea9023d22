package io.whiskwatt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ManualTimeTest {
  private final ManualTime time = new ManualTime();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @Test
  void a_wait_moves_the_time_at_once() {
    time.parkUntil(Duration.ofDays(365).toNanos());

    assertThat(time.nanos()).isEqualTo(Duration.ofDays(365).toNanos());
  }

  @Test
  void a_wait_for_the_past_returns_and_leaves_the_time() {
    time.advance(Duration.ofNanos(10));
    time.parkUntil(3);
    assertThat(time.nanos()).isEqualTo(10);
  }

  @Test
  void the_wall_clock_moves_with_it() {
    time.advance(Duration.ofSeconds(90));
    assertThat(time.wallClock()).isEqualTo(Instant.parse("2026-01-01T00:01:30Z"));
  }

  @Test
  void events_run_in_order_of_time_then_of_scheduling() {
    time.at(20, () -> note("third"));
    time.at(10, () -> note("first"));
    time.at(10, () -> note("second"));
    time.at(31, () -> note("too late"));
    time.parkUntil(30);
    assertThat(seen).containsExactly("first@10", "second@10", "third@20");
  }

  @Test
  void an_event_at_the_end_of_a_wait_still_runs_before_it_ends() {
    time.at(20, () -> time.at(30, () -> note("chained")));
    time.parkUntil(30);
    assertThat(seen).containsExactly("chained@30");
  }

  @Test
  void an_event_may_schedule_the_next() {
    time.at(10, () -> time.at(15, () -> note("chained")));
    time.parkUntil(20);
    assertThat(seen).containsExactly("chained@15");
  }

  @Test
  void an_event_must_not_wait() {
    time.at(10, () -> time.parkUntil(11));
    assertThatThrownBy(() -> time.parkUntil(20)).isInstanceOf(IllegalStateException.class);
    assertThat(time.nanos()).isEqualTo(10);
  }

  @Test
  void an_event_can_wake_the_waiting_thread() {
    Thread me = Thread.currentThread();
    time.at(10, () -> time.wake(me));
    time.parkUntilWoken(1000);
    assertThat(time.nanos()).isEqualTo(10);
  }

  @Test
  void a_wake_before_the_wait_is_kept_once() {
    time.wake(Thread.currentThread());
    time.parkUntilWoken(10);
    assertThat(time.nanos()).isZero();
    time.parkUntilWoken(10);
    assertThat(time.nanos()).isEqualTo(10);
  }

  @Test
  void a_wake_does_not_end_a_plain_wait() {
    time.wake(Thread.currentThread());
    time.parkUntil(10);
    assertThat(time.nanos()).isEqualTo(10);
  }

  @Test
  void an_interrupted_thread_does_not_wait() {
    Thread.currentThread().interrupt();
    time.parkUntil(10);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(time.nanos()).isZero();
  }

  @Test
  void background_threads_stand_still_while_the_test_is_busy() throws Exception {
    Thread ticker = ticker("tick", 10, Integer.MAX_VALUE);
    time.parkUntil(35);
    List<String> ticks = List.copyOf(seen);
    ticker.interrupt();
    ticker.join();
    assertThat(ticks).containsExactly("tick@10", "tick@20", "tick@30");
  }

  @Test
  void several_threads_take_turns_in_the_same_order_each_time() throws Exception {
    for (int round = 0; round < 20; round++) {
      ManualTimeTest one = new ManualTimeTest();
      Thread fast = one.ticker("fast", 10, 6);
      Thread slow = one.ticker("slow", 15, 4);
      one.time.parkUntil(100);
      fast.join();
      slow.join();
      assertThat(one.seen)
          .containsSubsequence("fast@10", "slow@15", "fast@20", "slow@45", "fast@50");
      assertThat(one.seen).hasSize(10);
    }
  }

  @Test
  void time_moves_while_the_test_blocks_on_a_result() throws Exception {
    CompletableFuture<Long> result =
        CompletableFuture.supplyAsync(
            () -> {
              time.parkUntil(1_000);
              return time.nanos();
            });
    assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(1_000);
  }

  private Thread ticker(String name, long every, int times) {
    Thread thread = new Thread(() -> tick(name, every, times));
    thread.start();
    return thread;
  }

  private void tick(String name, long every, int times) {
    for (int i = 1; i <= times; i++) {
      time.parkUntil(i * every);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      note(name);
    }
  }

  private void note(String what) {
    seen.add(what + "@" + time.nanos());
  }
}
