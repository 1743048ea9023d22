package io.whiskwatt.rapl.usage;

import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A meter of this machine with what the machine did beside: a daemon thread that looks once per
 * period, and a look whenever somebody asks whether a window is covered, so that its end is sharp.
 */
public final class UsageBeside implements EnergyMeter {
  private final EnergyMeter meter;
  private final UsageSampler sampler;
  private final TimeSource time;

  // Guarded by this.
  private Optional<CounterSink> sink = Optional.empty();
  private Optional<Thread> thread = Optional.empty();
  private long lookedNanos;
  private boolean closed;

  private UsageBeside(EnergyMeter meter, UsageSampler sampler, TimeSource time) {
    this.meter = meter;
    this.sampler = sampler;
    this.time = time;
  }

  /**
   * A meter of a machine, and the machine's usage beside it; this process counts as the one that
   * sends the load.
   *
   * @param meter closed with this
   */
  public static EnergyMeter of(EnergyMeter meter, LocalNode node, TimeSource time) {
    return of(meter, UsageSampler.of(node, ProcessGroup.GENERATOR), time);
  }

  static EnergyMeter of(EnergyMeter meter, UsageSampler sampler, TimeSource time) {
    return new UsageBeside(meter, sampler, time);
  }

  @Override
  public Set<Node> nodes() {
    return meter.nodes();
  }

  @Override
  public SourceFacts facts() {
    return meter.facts();
  }

  @Override
  public List<NodeFacts> nodeFacts() {
    return meter.nodeFacts();
  }

  @Override
  public boolean outdated() {
    return meter.outdated();
  }

  @Override
  public NodeObserver observer() {
    return meter.observer();
  }

  /** The first look is taken before this returns; none where nobody wants it. */
  @Override
  public synchronized void start(CounterSink newSink) {
    meter.start(newSink);
    if (!newSink.wantsUsage()) {
      return;
    }
    sink = Optional.of(newSink);
    look();
    Thread looker = new Thread(this::lookUntilClosed, "whiskwatt-usage-sampler");
    looker.setDaemon(true);
    looker.start();
    thread = Optional.of(looker);
  }

  private void lookUntilClosed() {
    long dueNanos = time.nanos() + UsageSampler.PERIOD.toNanos();
    while (!isClosed()) {
      time.parkUntilWoken(dueNanos);
      // Whoever interrupts a thread that is ours means nothing by it; left set, it would spin.
      Thread.interrupted();
      if (time.nanos() - dueNanos >= 0) {
        lookUnlessClosed();
        dueNanos = time.nanos() + UsageSampler.PERIOD.toNanos();
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void lookUnlessClosed() {
    if (!closed) {
      look();
    }
  }

  private void look() {
    lookedNanos = time.nanos();
    CounterSink target = sink.orElseThrow();
    sampler.sample(lookedNanos).forEach(target::usage);
  }

  @Override
  public boolean covers(long nanos) {
    return meter.covers(nanos) && isLookedAt(nanos);
  }

  private synchronized boolean isLookedAt(long nanos) {
    if (sink.isEmpty()) {
      return true;
    }
    if (lookedNanos - nanos < 0 && !closed && time.nanos() - nanos >= 0) {
      look();
    }
    return lookedNanos - nanos >= 0;
  }

  @Override
  public void close() {
    Optional<Thread> looker;
    synchronized (this) {
      closed = true;
      looker = thread;
    }
    looker.ifPresent(time::wake);
    meter.close();
  }
}
