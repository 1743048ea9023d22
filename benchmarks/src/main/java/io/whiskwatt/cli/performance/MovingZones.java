package io.whiskwatt.cli.performance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A powercap tree of plain files whose counters move about every millisecond, as RAPL's do: two
 * sockets with memory, a core domain each.
 */
final class MovingZones implements AutoCloseable {
  private static final long UPDATE_NANOS = 1_000_000;
  private static final long STEP_MICROJOULES = 50_000;

  private final Path root;
  private final List<RandomAccessFile> counters;
  private final Thread mover = new Thread(this::move, "moving-zones");
  private volatile boolean closed;

  private MovingZones(Path root, List<RandomAccessFile> counters) {
    this.root = root;
    this.counters = List.copyOf(counters);
  }

  static MovingZones make() throws IOException {
    Path root = Files.createTempDirectory("whiskwatt-zones");
    List<RandomAccessFile> counters = new ArrayList<>();
    for (int socket = 0; socket < 2; socket++) {
      String directory = "intel-rapl:" + socket;
      counters.add(zone(root.resolve(directory), "package-" + socket));
      counters.add(zone(root.resolve(directory + ":0"), "core"));
      counters.add(zone(root.resolve(directory + ":1"), "dram"));
    }
    MovingZones zones = new MovingZones(root, counters);
    zones.mover.setDaemon(true);
    zones.mover.start();
    return zones;
  }

  private static RandomAccessFile zone(Path directory, String name) throws IOException {
    Files.createDirectory(directory);
    Files.writeString(directory.resolve("name"), name + "\n");
    Files.writeString(directory.resolve("max_energy_range_uj"), "262143328850\n");
    Files.writeString(directory.resolve("energy_uj"), "100000000000\n");
    return new RandomAccessFile(directory.resolve("energy_uj").toFile(), "rw");
  }

  Path root() {
    return root;
  }

  int size() {
    return counters.size();
  }

  /** All values have the same length: a reader never sees half of one. */
  private void move() {
    long microjoules = 100_000_000_000L;
    try {
      while (!closed) {
        microjoules += STEP_MICROJOULES;
        byte[] text = (microjoules + "\n").getBytes(StandardCharsets.US_ASCII);
        for (RandomAccessFile counter : counters) {
          counter.seek(0);
          counter.write(text);
        }
        LockSupport.parkNanos(UPDATE_NANOS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    try {
      mover.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (RandomAccessFile counter : counters) {
      counter.close();
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
