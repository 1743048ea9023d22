package io.whiskwatt.cli.benchmark;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A powercap tree of plain files in a folder of its own, and a meter that reads it when asked. */
final class CounterTree implements CounterSink, AutoCloseable {
  private final Path root;
  private final EnergyMeter meter;
  private long microjoules;

  private CounterTree(Path root) {
    this.root = root;
    LocalNode here = LocalNode.under(root, LocalNode.read().node());
    meter = PowercapSurvey.of(root, here).open(Duration.ofHours(1), SystemTime.INSTANCE);
    meter.start(this);
  }

  /** With a package and its memory for each socket. */
  static CounterTree of(int sockets) throws IOException {
    Path root = Files.createTempDirectory("whiskwatt-counters");
    for (int socket = 0; socket < sockets; socket++) {
      zone(root.resolve("intel-rapl:" + socket), "package-" + socket);
      zone(root.resolve("intel-rapl:" + socket + ":0"), "dram");
    }
    return new CounterTree(root);
  }

  private static void zone(Path directory, String name) throws IOException {
    Files.createDirectory(directory);
    Files.writeString(directory.resolve("name"), name + "\n");
    Files.writeString(directory.resolve("max_energy_range_uj"), "262143328850\n");
    Files.writeString(directory.resolve("energy_uj"), "123456789012\n");
  }

  /** Reads every counter once, and returns what all readings so far add up to. */
  long sample() {
    meter.covers(SystemTime.INSTANCE.nanos());
    return microjoules;
  }

  @Override
  public void counter(CounterReading reading) {
    microjoules += reading.microjoules();
  }

  @Override
  public void clock(ClockExchange exchange) {
    // The clock is this machine's.
  }

  @Override
  public void usage(UsageReading reading) {
    // Energy alone is looked at.
  }

  @Override
  public boolean wantsUsage() {
    return false;
  }

  @Override
  public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    throw new IllegalStateException(
        "a counter of the benchmark's own could not be read: " + reason);
  }

  @Override
  public void close() throws IOException {
    meter.close();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
