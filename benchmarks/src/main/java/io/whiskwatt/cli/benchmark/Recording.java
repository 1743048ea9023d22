package io.whiskwatt.cli.benchmark;

import io.whiskwatt.load.Latencies;
import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.fake.FakeTickets;
import io.whiskwatt.time.SystemTime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one invocation costs the generator itself: due, sent, ended and kept, its reply copied, by
 * the loop and the recorder of a study, with a platform that answers at once. The log is made
 * beforehand, as it is before a window; JMH's GC profiler counts its memory all the same. {@link
 * #memory} is that memory alone: what {@link #invocation} allocates beyond it, it allocates within
 * a window.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Recording {
  private static final int CALLS = 10_000;
  private static final int REPLY_BYTES = 200;

  private final LoadPlan plan =
      LoadPlan.of(
          new LoadShape.Closed(1, Duration.ZERO),
          FakeTickets.cold(CALLS),
          Duration.ofMinutes(1),
          42);
  private TrialRecorder log = new TrialRecorder(0, 0);
  private TrialRecorder full = new TrialRecorder(0, 0);

  /** A log for each run. */
  @Setup(Level.Invocation)
  public void prepare() {
    log = new TrialRecorder(CALLS, CALLS * REPLY_BYTES);
  }

  /** A log that is read. */
  @Setup(Level.Trial)
  public void fill() {
    full = new TrialRecorder(CALLS, CALLS * REPLY_BYTES);
    new LoadLoop(SystemTime.INSTANCE).run(plan, new Instant(full), full);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public LoadResult invocation() {
    return new LoadLoop(SystemTime.INSTANCE).run(plan, new Instant(log), log);
  }

  /** The log that was made beforehand: the columns of a slot and 200 bytes of reply. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public TrialRecorder memory() {
    return log;
  }

  /** After the window: the three histograms. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public Latencies histograms() {
    return Latencies.of(full);
  }

  /** Answers within the call that begins it. */
  private static final class Instant implements Invoker {
    private final InvocationSink sink;
    private final ByteBuffer reply = ByteBuffer.allocate(REPLY_BYTES).asReadOnlyBuffer();

    Instant(InvocationSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean begin(int slot, int ticket) {
      long now = System.nanoTime();
      sink.sent(slot, now);
      sink.ended(slot, now, OutcomeKind.SUCCESS, 200, reply);
      return true;
    }

    @Override
    public void close() {}
  }
}
