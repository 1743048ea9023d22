package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.testing.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A worker made of plain files, whose processes come, work and go. */
final class Worker {
  static final long SELF = 4000;
  private static final long SECOND = 1_000_000_000;

  private final Path root;
  private final MachineFolder folder;
  private final UsageSampler sampler;
  private long nanos = 10 * SECOND;
  private List<UsageReading> last = List.of();

  private Worker(Path root, ProcessGroup ownGroup, UsagePace pace) {
    this.root = root;
    folder = MachineFolder.in(root, "GenuineIntel", 1);
    folder.write("proc/1/stat", "");
    sampler =
        new UsageSampler(
            LocalNode.under(root, MachineFolder.NODE), ownGroup, SELF, new ManualTime(), pace);
  }

  /** Whose tool is process {@link #SELF}. */
  static Worker in(Path root) {
    return new Worker(root, ProcessGroup.GENERATOR, UsagePace.DEFAULT);
  }

  static Worker in(Path root, int memoryReads) {
    Duration slow = Duration.ofSeconds(10);
    return new Worker(
        root, ProcessGroup.GENERATOR, new UsagePace(slow, memoryReads, Duration.ofSeconds(1)));
  }

  Worker write(String path, String text) {
    folder.write(path, text);
    return this;
  }

  /** A process that has used this much, and its ended children that. */
  Worker process(long pid, long parent, String name, long ticks, long childTicks) {
    return stat(pid, parent, name, ticks, childTicks, 100 + pid, 0);
  }

  Worker process(long pid, long parent, String name, long ticks) {
    return process(pid, parent, name, ticks, 0);
  }

  Worker kernelThread(long pid, String name, long ticks) {
    return stat(pid, 2, name, ticks, 0, 100 + pid, 0x00200000);
  }

  Worker stat(
      long pid, long parent, String name, long ticks, long childTicks, long start, long flags) {
    String line =
        pid
            + " ("
            + name
            + ") S "
            + parent
            + " 1 1 0 -1 "
            + flags
            + " 0 0 0 0 "
            + ticks
            + " 0 "
            + childTicks
            + " 0 20 0 1 0 "
            + start
            + " 1 1 1\n";
    return write("proc/" + pid + "/stat", line);
  }

  Worker group(long pid, String lines) {
    return write("proc/" + pid + "/cgroup", lines);
  }

  /** In a process-id namespace of its own. */
  Worker contained(long pid) {
    return write("proc/" + pid + "/status", "Name:\tx\nNSpid:\t" + pid + "\t1\n");
  }

  Worker arguments(long pid, String... arguments) {
    return write("proc/" + pid + "/cmdline", String.join("\0", arguments) + "\0");
  }

  Worker memory(long pid, long kilobytes) {
    return write(
        "proc/" + pid + "/smaps_rollup", "0-f ---p\nRss: 9 kB\nPss:      " + kilobytes + " kB\n");
  }

  Worker remove(String path) {
    try (Stream<Path> files = Files.walk(root.resolve(path))) {
      files.sorted(Comparator.reverseOrder()).forEach(Worker::delete);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Worker end(long pid) {
    return remove("proc/" + pid);
  }

  /** Looks, a second after the look before. */
  Worker look() {
    nanos += SECOND;
    last = sampler.sample(nanos);
    return this;
  }

  Worker pass(Duration span) {
    nanos += span.toNanos();
    return this;
  }

  NodeView view() {
    return sampler.view(nanos);
  }

  UsageSampler sampler() {
    return sampler;
  }

  /** What the last look told of this; empty: nothing. */
  OptionalDouble told(String group, UsageMeasure measure) {
    return last.stream()
        .filter(reading -> reading.group().equals(group) && reading.measure() == measure)
        .mapToDouble(UsageReading::value)
        .findFirst();
  }

  /** CPU time of a group in ticks of 10 ms. */
  double ticks(ProcessGroup group) {
    return told(group.key(), UsageMeasure.CPU_NANOS).orElse(0) / StatLine.NANOS_PER_TICK;
  }
}
