package io.whiskwatt.vitals;

import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.load.LoadVitals;
import io.whiskwatt.load.LoadWatch;
import io.whiskwatt.plan.Step;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.CounterWatch.Counted;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The place where a run leaves what can be looked at, and where who watches looks. The run hands
 * over references and never waits for a look in a window; a look, about one a second and from one
 * thread, costs what it visits. Where nobody watches, nothing is kept at all.
 */
public final class RunWatch {
  /** Windows that are remembered; of a longer run the latest. */
  public static final int MOST_WINDOWS = 500;

  private final Optional<TimeSource> clock;
  private final long startNanos;
  private final Map<List<String>, PowerWatch> sources = new LinkedHashMap<>();
  private final Deque<WindowVitals> windows = new ArrayDeque<>();
  private final AtomicLong cpuNanos = new AtomicLong();

  /** More than one where trials are carried out side by side. */
  private final List<Sent> loads = new ArrayList<>();

  private Optional<Stage> stage = Optional.empty();
  private Duration total = Duration.ZERO;
  private long stageNanos;
  private int windowCount;
  private long looks;

  private RunWatch(Optional<TimeSource> clock) {
    this.clock = clock;
    this.startNanos = clock.map(TimeSource::nanos).orElse(0L);
  }

  /** Nobody watches. */
  public static RunWatch nobody() {
    return new RunWatch(Optional.empty());
  }

  /** Somebody may look at any time. */
  public static RunWatch on(TimeSource time) {
    return new RunWatch(Optional.of(time));
  }

  /** False: nothing that is told will be looked at. */
  public boolean watched() {
    return clock.isPresent();
  }

  private long nanos() {
    return clock.map(TimeSource::nanos).orElse(0L);
  }

  /**
   * The run begins.
   *
   * @param length of all of it, as expected
   */
  public synchronized void expect(Duration length) {
    total = length;
  }

  /**
   * A step begins.
   *
   * @param number 1 and up, of {@code of}
   * @param remaining estimate for this and all later steps
   */
  public synchronized void step(Step step, int number, int of, Duration remaining) {
    stageNanos = nanos();
    stage = Optional.of(new Stage(step, number, of, total, remaining));
  }

  /**
   * A meter is about to be started.
   *
   * @param platforms those it is the source of
   * @return what it is to be started into
   */
  public synchronized CounterSink metering(
      List<String> platforms, EnergyMeter meter, CounterSink sink) {
    if (!watched() || meter.facts().quality() == Quality.NONE) {
      return sink;
    }
    PowerWatch power = new PowerWatch(platforms, meter);
    sources.put(List.copyOf(platforms), power);
    return power.before(sink);
  }

  /**
   * A load is about to be sent.
   *
   * @param label what it is: a cell's id
   * @param platform its name in the study; empty where there is none
   * @param block 0 and up; empty: it is not measured, and leaves no window
   * @return to be closed when the load is over
   */
  public synchronized Load loading(
      String label, String platform, Optional<Integer> block, Supplier<LoadWatch> watch) {
    if (!watched()) {
      return () -> {};
    }
    long now = nanos();
    Optional<PowerWatch> power =
        sources.values().stream().filter(source -> source.isOf(platform)).findFirst();
    power.ifPresent(source -> source.look(now));
    List<Counted> counted = power.map(PowerWatch::counted).orElse(List.of());
    Sent begun = new Sent(label, platform, block, watch.get(), power, counted);
    loads.add(begun);
    return () -> end(begun);
  }

  /** A look at the run as it is now. */
  public synchronized Vitals look() {
    long now = nanos();
    sources.values().forEach(source -> source.look(now));
    return new Vitals(
        ++looks,
        Duration.ofNanos(now - startNanos),
        stage.map(begun -> after(begun, now - stageNanos)),
        loads.stream().findFirst().map(sent -> sent.vitals(sent.watch.look(now))),
        sources.values().stream().map(PowerWatch::power).toList(),
        Optional.ofNullable(windows.peekLast()));
  }

  private static Stage after(Stage begun, long nanos) {
    Duration left = begun.remaining().minusNanos(nanos);
    return new Stage(
        begun.step(),
        begun.number(),
        begun.of(),
        begun.total(),
        left.isNegative() ? Duration.ZERO : left);
  }

  /**
   * Measuring windows that are over, of a certain number on; the latest {@value #MOST_WINDOWS} are
   * remembered.
   *
   * @param first 0 and up
   */
  public synchronized List<WindowVitals> windowsFrom(int first) {
    return windows.stream().filter(window -> window.number() >= first).toList();
  }

  private synchronized void end(Sent ended) {
    if (!loads.removeIf(sent -> sent.watch() == ended.watch())) {
      return;
    }
    long now = nanos();
    LoadVitals vitals = ended.watch.lastLook(now);
    ended.power.ifPresent(source -> source.look(now));
    ended.block.ifPresent(block -> remember(ended.window(windowCount++, block, vitals)));
  }

  private void remember(WindowVitals window) {
    windows.addLast(window);
    if (windows.size() > MOST_WINDOWS) {
      windows.removeFirst();
    }
  }

  /** Does what watching takes, and counts the CPU time that the calling thread spends on it. */
  public void spend(Runnable work) {
    long before = threadCpuNanos();
    try {
      work.run();
    } finally {
      cpuNanos.addAndGet(Math.max(0, threadCpuNanos() - before));
    }
  }

  /** CPU time that watching has taken of this process so far, in nanoseconds. */
  public long spentNanos() {
    return cpuNanos.get();
  }

  /** Nanoseconds; 0 where the virtual machine does not say. */
  private static long threadCpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads.getCurrentThreadCpuTime()
        : 0;
  }

  /** A load that is being sent; closing it says that it is over. */
  public interface Load extends AutoCloseable {
    @Override
    void close();
  }

  private record Sent(
      String label,
      String platform,
      Optional<Integer> block,
      LoadWatch watch,
      Optional<PowerWatch> power,
      List<Counted> counted) {
    Loading vitals(LoadVitals vitals) {
      return new Loading(label, platform, block.isPresent(), vitals);
    }

    WindowVitals window(int number, int ofBlock, LoadVitals vitals) {
      long nanos = Math.min(vitals.window().toNanos(), vitals.elapsed().toNanos());
      int begun = vitals.counts().begun() - vitals.counts().dropped();
      return new WindowVitals(
          number,
          ofBlock,
          label,
          vitals,
          begun * 1e9 / Math.max(1, nanos),
          power.map(source -> source.wattsSince(counted)).orElse(OptionalDouble.empty()),
          power.map(PowerWatch::quality).orElse(Quality.NONE));
    }
  }
}
