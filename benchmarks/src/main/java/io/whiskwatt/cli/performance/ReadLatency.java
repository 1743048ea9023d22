package io.whiskwatt.cli.performance;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.CpuTimeModel;
import io.whiskwatt.rapl.source.ModelPower;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** How long one read of one counter takes. */
public final class ReadLatency implements Chapter {
  public static final String TITLE = "Reading one counter";

  private static final Duration PERIOD = Duration.ofMillis(1);

  private final Duration span;
  private final TimeSource time;

  /**
   * A chapter.
   *
   * @param span in which all counters are read 1000 times a second
   */
  public ReadLatency(Duration span, TimeSource time) {
    this.span = span;
    this.time = time;
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) throws IOException {
    LocalNode node = LocalNode.read();
    Table table = new Table("read", "zone", "reads", "median, µs", "99 %, µs");
    try (MovingZones zones = MovingZones.make()) {
      // The tree has two sockets, whatever this machine has.
      LocalNode elsewhere = LocalNode.under(zones.root(), node.node());
      add(table, "files", PowercapSurvey.of(zones.root(), elsewhere).open(PERIOD, time));
    }
    PowercapSurvey here = PowercapSurvey.of(PowercapSurvey.DEFAULT_ROOT, node);
    if (here.refusal().isEmpty()) {
      add(table, "this machine", here.open(PERIOD, time));
    } else {
      ModelPower power = ModelPower.typical(node.processors().cpus());
      add(table, "this machine", CpuTimeModel.of(node, power, List.of()).open(PERIOD, time));
    }
    List<String> lines = new ArrayList<>();
    lines.add("From before to after the read, as it is stored beside each value.");
    here.refusal().ifPresent(why -> lines.add("This machine's RAPL cannot be read: " + why + "."));
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  private void add(Table table, String what, EnergyMeter meter) {
    Widths widths = new Widths(new TreeMap<>());
    try (meter) {
      meter.start(widths);
      time.parkUntil(time.nanos() + span.toNanos());
    }
    widths.byZone().forEach((zone, nanos) -> add(table, what, zone, nanos));
  }

  private static void add(Table table, String what, String zone, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    table.row(
        what,
        zone,
        Integer.toString(sorted.size()),
        micros(sorted.get(sorted.size() / 2)),
        micros(sorted.get(sorted.size() * 99 / 100)));
  }

  private static String micros(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1000.0);
  }

  /** The width of each read, by zone; the sampler's thread writes. */
  private record Widths(Map<String, List<Long>> readings) implements CounterSink {
    synchronized Map<String, List<Long>> byZone() {
      Map<String, List<Long>> copy = new TreeMap<>();
      readings.forEach((zone, nanos) -> copy.put(zone, List.copyOf(nanos)));
      return copy;
    }

    @Override
    public synchronized void counter(CounterReading reading) {
      readings.computeIfAbsent(reading.zone(), zone -> new ArrayList<>()).add(reading.widthNanos());
    }

    @Override
    public void clock(ClockExchange exchange) {
      // The clock is this machine's.
    }

    @Override
    public void usage(UsageReading reading) {
      // Counters alone are looked at.
    }

    @Override
    public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      // A read that failed has no width.
    }
  }
}
