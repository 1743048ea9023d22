package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A meter of this machine: one daemon thread that reads all counters once per period, and whoever
 * asks for the end of a window reads them at once. Its clock is the run's clock.
 */
public final class SamplingMeter implements EnergyMeter {
  private static final long CLOCK_PERIOD_NANOS = Duration.ofSeconds(10).toNanos();

  private final LocalNode node;
  private final Counters counters;
  private final Duration period;
  private final TimeSource time;

  // Guarded by this, as are the counters.
  private Optional<CounterSink> sink = Optional.empty();
  private Optional<Thread> thread = Optional.empty();
  private Optional<Long> knownUntilNanos = Optional.empty();
  private Optional<Long> nextClockNanos = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();
  private long sequence;
  private boolean closed;

  /**
   * A meter that is not started yet; it closes the counters.
   *
   * @param period between two samples, above 0
   */
  public SamplingMeter(LocalNode node, Counters counters, Duration period, TimeSource time) {
    this.node = node;
    this.counters = counters;
    this.period = period;
    this.time = time;
  }

  @Override
  public Set<Node> nodes() {
    return Set.of(node.node());
  }

  @Override
  public SourceFacts facts() {
    return counters.facts(period);
  }

  @Override
  public List<NodeFacts> nodeFacts() {
    return List.of(node.nodeFacts());
  }

  /** The first sample is taken before this returns. */
  // On Linux only with -XX:ThreadPriorityPolicy=1, and above others' only where the system allows.
  @SuppressWarnings("ThreadPriorityCheck")
  @Override
  public synchronized void start(CounterSink newSink) {
    if (closed || sink.isPresent()) {
      throw new IllegalStateException("a meter is started once, and not after it was closed");
    }
    sink = Optional.of(newSink);
    long firstNanos = time.nanos();
    sample();
    Thread sampler = new Thread(() -> sampleUntilClosed(firstNanos), "whiskwatt-energy-sampler");
    sampler.setDaemon(true);
    sampler.setPriority(Thread.MAX_PRIORITY);
    sampler.start();
    thread = Optional.of(sampler);
  }

  /** Takes a sample at once when the time has come and nobody read since. */
  @Override
  public synchronized boolean covers(long nanos) {
    failure.ifPresent(
        cause -> {
          throw new IllegalStateException("the energy sampler ended early", cause);
        });
    if (!isKnown(nanos) && sink.isPresent() && !closed && time.nanos() - nanos >= 0) {
      sample();
    }
    return isKnown(nanos);
  }

  private boolean isKnown(long nanos) {
    return knownUntilNanos.filter(known -> known - nanos >= 0).isPresent();
  }

  private void sampleUntilClosed(long firstNanos) {
    try {
      long dueNanos = nextDue(firstNanos);
      while (!isClosed()) {
        time.parkUntilWoken(dueNanos);
        // Whoever interrupts a thread that is ours means nothing by it; left set, it would spin.
        Thread.interrupted();
        if (time.nanos() - dueNanos >= 0) {
          sampleUnlessClosed();
          dueNanos = nextDue(dueNanos);
        }
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void fail(RuntimeException e) {
    failure = Optional.of(e);
  }

  /** On the grid of the period: what was missed is missed, counters forget nothing. */
  private long nextDue(long dueNanos) {
    long lateNanos = time.nanos() - dueNanos;
    return dueNanos + (lateNanos / period.toNanos() + 1) * period.toNanos();
  }

  private synchronized void sampleUnlessClosed() {
    if (!closed) {
      sample();
    }
  }

  private void sample() {
    long beforeNanos = time.nanos();
    List<Counters.Reading> readings = counters.read(time);
    CounterSink target = sink.orElseThrow();
    reportSilence(target, beforeNanos);
    readings.forEach(reading -> pass(reading, target));
    exchangeClocks(target);
    target.sampled(id(), sequence);
    sequence++;
    knownUntilNanos = Optional.of(beforeNanos);
  }

  private void pass(Counters.Reading reading, CounterSink target) {
    if (reading instanceof Counters.Reading.Value value) {
      long widthNanos = value.afterNanos() - value.beforeNanos();
      long middleNanos = value.beforeNanos() + widthNanos / 2;
      target.counter(
          new CounterReading(
              id(), value.zone(), sequence, middleNanos, widthNanos, value.microjoules()));
    } else if (reading instanceof Counters.Reading.Failed failed) {
      long nowNanos = time.nanos();
      target.gap(id(), failed.reason(), knownUntilNanos.orElse(nowNanos), nowNanos);
    }
  }

  /** A silence in which a counter may have wrapped more than once cannot be corrected. */
  private void reportSilence(CounterSink target, long nowNanos) {
    long safeNanos = counters.longestSafeGap().toNanos();
    knownUntilNanos
        .filter(known -> nowNanos - known > safeNanos)
        .ifPresent(known -> target.gap(id(), GapReason.SAMPLES_LOST, known, nowNanos));
  }

  private void exchangeClocks(CounterSink target) {
    long sentNanos = time.nanos();
    if (nextClockNanos.filter(next -> sentNanos - next < 0).isEmpty()) {
      long nodeNanos = time.nanos();
      target.clock(new ClockExchange(id(), sentNanos, nodeNanos, time.nanos()));
      nextClockNanos = Optional.of(sentNanos + CLOCK_PERIOD_NANOS);
    }
  }

  private NodeId id() {
    return node.node().id();
  }

  @Override
  public void close() {
    Optional<Thread> sampler;
    synchronized (this) {
      closed = true;
      sampler = thread;
      counters.close();
    }
    sampler.ifPresent(time::wake);
  }
}
