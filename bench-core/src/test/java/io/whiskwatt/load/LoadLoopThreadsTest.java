package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.fake.FakeTickets;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.Rate;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loop on the real clock. */
@Timeout(30)
class LoadLoopThreadsTest {
  private static final ByteBuffer REPLY = ByteBuffer.allocate(100);

  @Test
  void replies_from_many_threads_lose_no_slot() {
    LoadPlan plan = plan(new LoadShape.Closed(8, Duration.ZERO), Duration.ofMillis(300));
    TrialRecorder log = TrialRecorder.forPlan(plan);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    LoadResult result = run(plan, new Threaded(threads, log), log);
    threads.shutdown();

    assertThat(result.sent()).isEqualTo(log.size()).isGreaterThan(100);
    assertThat(result.abandoned()).isZero();
    assertThat(log.faults().none()).isTrue();
    assertThat(result.maxLatenessNanos()).isBetween(0L, Duration.ofSeconds(5).toNanos());
  }

  static LoadShape[] shapes() {
    return new LoadShape[] {
      new LoadShape.Closed(2, Duration.ZERO), new LoadShape.Constant(Rate.perSecond(200_000))
    };
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void the_loop_allocates_nothing_per_invocation(LoadShape shape) {
    LoadPlan rehearsal = plan(shape, Duration.ofMillis(50));
    allocatedBytes(rehearsal, TrialRecorder.forPlan(rehearsal));
    LoadPlan plan = plan(shape, Duration.ofMillis(400));
    // A closed loop has one column of its own: the caller of each slot.
    long fixedBytes = 4L * plan.slots() + 20_000;

    TrialRecorder log = TrialRecorder.forPlan(plan);
    assertThat(allocatedBytes(plan, log)).isLessThan(fixedBytes);
    assertThat(log.size()).isGreaterThan(1000);
  }

  private static long allocatedBytes(LoadPlan plan, TrialRecorder log) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(plan, new Immediate(log), log);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    return allocated;
  }

  private static LoadResult run(LoadPlan plan, Invoker invoker, TrialRecorder log) {
    return new LoadLoop(SystemTime.INSTANCE).run(plan, invoker, log);
  }

  private static LoadPlan plan(LoadShape shape, Duration window) {
    return LoadPlan.of(shape, FakeTickets.warm(8), window, 1);
  }

  private record Immediate(InvocationSink sink) implements Invoker {
    @Override
    public boolean begin(int slot, int ticket) {
      sink.sent(slot, System.nanoTime());
      sink.ended(slot, System.nanoTime(), OutcomeKind.SUCCESS, 200, REPLY);
      return true;
    }

    @Override
    public void close() {}
  }

  private record Threaded(ExecutorService threads, InvocationSink sink) implements Invoker {
    @Override
    public boolean begin(int slot, int ticket) {
      threads.execute(() -> new Immediate(sink).begin(slot, ticket));
      return true;
    }

    @Override
    public void close() {}
  }
}
