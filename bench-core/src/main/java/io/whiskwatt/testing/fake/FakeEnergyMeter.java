package io.whiskwatt.testing.fake;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Simulated counters of a {@link FakeMachine}, sampled every 10 ms: {@code package-0}, which wraps
 * at 5 J, and within it {@code package-0/core}, which is 60 % of it and not summed. The node's
 * clock is 5 s ahead of the run's.
 */
public final class FakeEnergyMeter implements EnergyMeter {
  /** Where the counters wrap, in microjoules. */
  public static final long RANGE = 500_000_000;

  /** Where they stand when nothing was drawn yet: the first wrap comes soon. */
  private static final long START = RANGE - 1_000_000;

  /** Node clock minus run clock. */
  public static final Duration CLOCK_OFFSET = Duration.ofSeconds(5);

  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final String PACKAGE = "package-0";
  private static final String CORE = "package-0/core";
  private static final double CORE_SHARE = 0.6;
  private static final int SAMPLES_PER_EXCHANGE = 100;

  private final FakeMachine machine;
  private final NodeFacts node;
  private final TimeSource time;
  private final Alarms alarms;
  private Optional<CounterSink> sink = Optional.empty();
  private Optional<Gap> gap = Optional.empty();
  private long sequence;
  private volatile long coveredNanos = Long.MIN_VALUE;
  private boolean closed;

  public FakeEnergyMeter(FakeMachine machine, TimeSource time) {
    this.machine = machine;
    this.node = machine.facts();
    this.time = time;
    this.alarms = Alarms.on(time);
  }

  @Override
  public Set<Node> nodes() {
    return Set.of(node.node());
  }

  @Override
  public SourceFacts facts() {
    return new SourceFacts(
        FakeLab.KEY,
        Quality.SIMULATED,
        List.of(zone(PACKAGE, "package", true), zone(CORE, "core", false)),
        PERIOD,
        PERIOD,
        Energy.ofMicrojoules(1),
        "a fake",
        List.of("made up for tests"));
  }

  private ZoneFacts zone(String name, String domain, boolean summed) {
    String why = summed ? "the package" : "part of its package";
    return new ZoneFacts(node.node().id(), name, domain, summed, why, OptionalLong.of(RANGE));
  }

  @Override
  public List<NodeFacts> nodeFacts() {
    return List.of(node);
  }

  @Override
  public synchronized void start(CounterSink receiver) {
    if (sink.isPresent()) {
      throw new IllegalStateException("the meter was started before");
    }
    sink = Optional.of(receiver);
    sample(receiver);
  }

  /** Takes no samples for a while; the gap is reported when it is over. */
  public synchronized void loseReadings(GapReason reason, Duration length) {
    long now = time.nanos();
    gap = Optional.of(new Gap(reason, now, now + length.toNanos()));
  }

  private synchronized void sample(CounterSink receiver) {
    if (closed) {
      return;
    }
    long now = time.nanos();
    if (gap.isEmpty() || gap.get().toNanos() <= now) {
      gap.ifPresent(over -> report(receiver, over));
      gap = Optional.empty();
      read(receiver, now);
    }
    alarms.at(now + PERIOD.toNanos(), () -> sample(receiver));
  }

  private void report(CounterSink receiver, Gap over) {
    receiver.gap(
        node.node().id(), over.reason(), nodeClock(over.fromNanos()), nodeClock(over.toNanos()));
  }

  private void read(CounterSink receiver, long now) {
    if (sequence % SAMPLES_PER_EXCHANGE == 0) {
      receiver.clock(new ClockExchange(node.node().id(), now, nodeClock(now), time.nanos()));
    }
    long drawn = machine.drawn().microjoules();
    receiver.counter(reading(PACKAGE, now, drawn));
    receiver.counter(reading(CORE, now, (long) (drawn * CORE_SHARE)));
    sequence++;
    coveredNanos = now;
  }

  private CounterReading reading(String zone, long now, long microjoules) {
    return new CounterReading(
        node.node().id(), zone, sequence, nodeClock(now), 0, (START + microjoules) % RANGE);
  }

  private static long nodeClock(long nanos) {
    return nanos + CLOCK_OFFSET.toNanos();
  }

  @Override
  public boolean outdated() {
    return !machine.node().equals(node.node());
  }

  @Override
  public boolean covers(long nanos) {
    return coveredNanos >= nanos;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    alarms.close();
  }

  private record Gap(GapReason reason, long fromNanos, long toNanos) {}
}
