package io.whiskwatt.cli.benchmark;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.run.Providers;
import io.whiskwatt.time.SystemTime;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One warm invocation of {@code hello} after the other, on the embedded platform with this sandbox:
 * {@code jmh Invocations -p platform=process,runc,gvisor -prof energy}. A sandbox that cannot be
 * used here says why, and the others go on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Invocations {
  private static final long LONGEST_SECONDS = 70;

  @Param("process")
  private String platform = "process";

  private final SynchronousQueue<OutcomeKind> ends = new SynchronousQueue<>();
  private Optional<Platform> open = Optional.empty();
  private Optional<Deployment> deployment = Optional.empty();
  private Optional<Invoker> invoker = Optional.empty();
  private int slot;

  /** A warm sandbox. */
  @Setup(Level.Trial)
  public void deploy() {
    StudySpec study =
        new StudyReader(Environment.ofThisProcess()).read(study(), "Invocations").orThrow();
    PlatformProvider provider =
        Providers.load().platforms().stream()
            .filter(each -> each.key().equals("local"))
            .findFirst()
            .orElseThrow();
    Platform opened =
        provider.open(
            provider.parse(study.platforms().get(0).section()).orThrow(),
            Owner.newRun(study.name()),
            SystemTime.INSTANCE);
    open = Optional.of(opened);
    Deployment deployed = opened.deploy(study.cells().get(0));
    deployment = Optional.of(deployed);
    Tickets tickets = deployed.prepare(study.starts().get(0), 1);
    invoker = Optional.of(deployed.open(tickets, new Handover()));
  }

  private String study() {
    return """
        study: jmh
        platforms: { here: { local: { sandbox: %s } } }
        workloads: [ hello ]
        starts: [ warm ]
        """
        .formatted(platform);
  }

  @TearDown(Level.Trial)
  public void remove() {
    invoker.ifPresent(Invoker::close);
    deployment.ifPresent(Deployment::close);
    open.ifPresent(Platform::close);
  }

  @Benchmark
  public OutcomeKind warm() throws InterruptedException {
    if (!invoker.orElseThrow().begin(slot++, 0)) {
      throw new IllegalStateException("the platform took no invocation");
    }
    OutcomeKind end = ends.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (end != OutcomeKind.SUCCESS) {
      throw new IllegalStateException("the invocation ended as " + end);
    }
    return end;
  }

  /** Gives each end to the thread that waits for it. */
  private final class Handover implements InvocationSink {
    @Override
    public void sent(int sentSlot, long nanos) {}

    @Override
    public void ended(int ended, long nanos, OutcomeKind kind, int status, ByteBuffer reply) {
      try {
        ends.put(kind);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
