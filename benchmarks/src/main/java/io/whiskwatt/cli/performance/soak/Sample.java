package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.rapl.agent.metrics.OwnCost;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a process holds at one moment.
 *
 * @param seconds since the load began
 * @param residentBytes of the whole process
 * @param heapBytes in use after a full collection
 * @param directBytes in buffers beside the heap
 * @param sockets open, of all kinds
 * @param threads of Java
 * @param inFlight calls without an end
 */
record Sample(
    long seconds,
    long residentBytes,
    long heapBytes,
    long directBytes,
    long sockets,
    long threads,
    long inFlight) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Of this process, all garbage collected first: what is left is held by somebody. */
  static Sample now(long seconds, int inFlight) throws IOException {
    System.gc();
    return new Sample(
        seconds,
        OwnCost.SELF.residentBytes().orElse(0L),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        direct(),
        openSockets(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        inFlight);
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  private static long openSockets() throws IOException {
    long count = 0;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path each : descriptors) {
        count += isSocket(each) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isSocket(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (NoSuchFileException closedMeanwhile) {
      return false;
    }
  }

  String line() {
    return String.join(
        " ",
        Long.toString(seconds),
        Long.toString(residentBytes),
        Long.toString(heapBytes),
        Long.toString(directBytes),
        Long.toString(sockets),
        Long.toString(threads),
        Long.toString(inFlight));
  }

  static Sample ofLine(String line) {
    long[] n = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    return new Sample(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }
}
