package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.fake.FakeTickets;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class LoadLoopInterruptTest {
  static LoadShape[] shapes() {
    return new LoadShape[] {
      new LoadShape.Constant(Rate.perSecond(1000)),
      new LoadShape.Constant(Rate.perSecond(1)),
      new LoadShape.Poisson(Rate.perSecond(100)),
      new LoadShape.Closed(2, Duration.ZERO)
    };
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void an_interrupted_loop_stops_within_100_ms_and_leaves_a_readable_log(LoadShape shape)
      throws Exception {
    LoadPlan plan = LoadPlan.of(shape, FakeTickets.warm(2), Duration.ofSeconds(30), 1);
    TrialRecorder log = TrialRecorder.forPlan(plan);
    CountDownLatch began = new CountDownLatch(1);
    CompletableFuture<LoadResult> result = new CompletableFuture<>();
    Thread loop = new Thread(() -> result.complete(run(plan, new Silent(log, began), log)));
    loop.start();
    began.await();
    long before = System.nanoTime();
    loop.interrupt();
    LoadResult stopped = result.get(10, TimeUnit.SECONDS);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(100));
    assertThat(stopped.interrupted()).isTrue();
    assertThat(stopped.abandoned()).isEqualTo(stopped.sent()).isPositive();
    assertThat(log.outcome(0)).isEqualTo(OutcomeKind.UNANSWERED);
  }

  private static LoadResult run(LoadPlan plan, Invoker invoker, TrialRecorder log) {
    return new LoadLoop(SystemTime.INSTANCE).run(plan, invoker, log);
  }

  /** Sends, and never hears back. */
  private record Silent(InvocationSink sink, CountDownLatch began) implements Invoker {
    @Override
    public boolean begin(int slot, int ticket) {
      sink.sent(slot, System.nanoTime());
      began.countDown();
      return true;
    }

    @Override
    public void close() {}
  }
}
