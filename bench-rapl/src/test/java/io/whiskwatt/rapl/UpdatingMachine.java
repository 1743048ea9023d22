package io.whiskwatt.rapl;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * A machine of two packages whose counters are updated about every millisecond, each in its own
 * rhythm, and its clock: each look at that takes 2 µs. It is read like hardware and knows the
 * truth.
 */
final class UpdatingMachine implements EnergyMeter, TimeSource {
  static final long LOOK_NANOS = 2_000;
  static final long UPDATE_NANOS = 976_000;
  private static final double UNIT_MICROJOULES = 61.035;
  private static final long RANGE = 262_143_328_850L;
  private static final Node NODE = new Node(new NodeId("machine"), "machine");

  private final Random random;
  private final List<Socket> packages = new ArrayList<>();
  private CounterSink sink = new Readings();
  private Quality quality = Quality.MEASURED;
  private long nowNanos = 1_000_000_000;
  private long sequence;

  UpdatingMachine(long seed, double watts) {
    random = new Random(seed);
    packages.add(new Socket("package-0", watts / 2));
    packages.add(new Socket("package-1", watts / 2));
  }

  UpdatingMachine quality(Quality other) {
    quality = other;
    return this;
  }

  /** Of the whole machine, from now on. */
  void draw(double watts) {
    packages.forEach(each -> each.watts = watts / packages.size());
  }

  /** From now on the counter of one package stands still. */
  void freeze() {
    packages.get(1).frozen = true;
  }

  void pass(Duration time) {
    long endNanos = nowNanos + time.toNanos();
    packages.forEach(each -> each.passTo(endNanos));
    nowNanos = endNanos;
  }

  /** All that was drawn so far. */
  double joules() {
    return packages.stream().mapToDouble(each -> each.joules).sum();
  }

  private final class Socket {
    private final String name;
    private double watts;
    private double joules;
    private long atNanos = nowNanos;
    private long updateNanos;
    private long counter;
    private boolean frozen;

    Socket(String name, double watts) {
      this.name = name;
      this.watts = watts;
      this.joules = random.nextDouble() * 1_000;
      this.updateNanos = nowNanos + random.nextInt((int) UPDATE_NANOS);
      this.counter = shown();
    }

    void passTo(long nanos) {
      while (updateNanos <= nanos) {
        drawTo(updateNanos);
        counter = frozen ? counter : shown();
        updateNanos += UPDATE_NANOS + random.nextInt(20_000) - 10_000;
      }
      drawTo(nanos);
    }

    private void drawTo(long nanos) {
      joules += watts * (nanos - atNanos) / 1e9;
      atNanos = nanos;
    }

    private long shown() {
      double units = Math.floor(joules * 1e6 / UNIT_MICROJOULES);
      return (long) (units * UNIT_MICROJOULES) % RANGE;
    }

    CounterReading read() {
      long beforeNanos = nanos();
      long widthNanos = nanos() - beforeNanos;
      long middle = beforeNanos + widthNanos / 2;
      return new CounterReading(NODE.id(), name, sequence, middle, widthNanos, counter);
    }
  }

  @Override
  public Set<Node> nodes() {
    return Set.of(NODE);
  }

  @Override
  public SourceFacts facts() {
    List<ZoneFacts> zones =
        packages.stream()
            .map(
                each ->
                    new ZoneFacts(
                        NODE.id(), each.name, "package", true, "", OptionalLong.of(RANGE)))
            .toList();
    Duration update = Duration.ofNanos(UPDATE_NANOS);
    return new SourceFacts(
        "test", quality, zones, update, update, Energy.ofMicrojoules(61), "a test", List.of());
  }

  @Override
  public List<NodeFacts> nodeFacts() {
    return List.of(new NodeFacts(NODE, Map.of()));
  }

  @Override
  public void start(CounterSink newSink) {
    sink = newSink;
    covers(nowNanos);
  }

  @Override
  public boolean covers(long nanos) {
    packages.forEach(each -> sink.counter(each.read()));
    sequence++;
    return true;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  @Override
  public long nanos() {
    pass(Duration.ofNanos(LOOK_NANOS));
    return nowNanos;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH.plusNanos(nowNanos);
  }

  @Override
  public void parkUntil(long nanos) {
    pass(Duration.ofNanos(Math.max(0, nanos - nowNanos)));
  }

  @Override
  public void parkUntilWoken(long nanos) {
    parkUntil(nanos);
  }

  @Override
  public void wake(Thread thread) {
    // Only one thread is here.
  }
}
