package io.whiskwatt.rapl.agent.work;

import io.whiskwatt.rapl.usage.NodeView;
import io.whiskwatt.rapl.usage.UsageSampler;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what the worker does once a second, for as long as somebody asks: a look goes through
 * all processes, which costs more than ten samples of the counters.
 */
public final class UsageWatch implements AutoCloseable {
  /** Who has not asked for so long does not want to know any more. */
  static final Duration INTEREST = Duration.ofSeconds(60);

  private final UsageSampler sampler;
  private final TimeSource time;
  private final UsageLog log = new UsageLog();
  private final Thread thread = new Thread(this::lookWhileAsked, "whiskwatt-agent-usage");

  // Guarded by this.
  private Optional<Long> askedNanos = Optional.empty();
  private boolean closed;

  private UsageWatch(UsageSampler sampler, TimeSource time) {
    this.sampler = sampler;
    this.time = time;
  }

  public static UsageWatch start(UsageSampler sampler, TimeSource time) {
    UsageWatch watch = new UsageWatch(sampler, time);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** What was seen from a number on; from now on there is more each second. */
  public Looks ask(long since, int limit) {
    synchronized (this) {
      if (!isWanted()) {
        time.wake(thread);
      }
      askedNanos = Optional.of(time.nanos());
    }
    return log.from(since, limit);
  }

  /** What is alive now. */
  public NodeView view() {
    return sampler.view(time.nanos());
  }

  /** What cannot be seen, and why. */
  public List<String> limits() {
    return sampler.limits();
  }

  private synchronized boolean isWanted() {
    long nowNanos = time.nanos();
    return askedNanos.filter(asked -> nowNanos - asked < INTEREST.toNanos()).isPresent();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void lookWhileAsked() {
    long dueNanos = time.nanos();
    while (!isClosed()) {
      boolean wanted = isWanted();
      if (wanted && time.nanos() - dueNanos >= 0) {
        long nowNanos = time.nanos();
        log.add(nowNanos, sampler.sample(nowNanos));
        dueNanos = nowNanos + UsageSampler.PERIOD.toNanos();
      }
      time.parkUntilWoken(wanted ? dueNanos : time.nanos() + INTEREST.toNanos());
      // Whoever interrupts a thread that is ours means nothing by it; left set, it would spin.
      Thread.interrupted();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    time.wake(thread);
  }
}
