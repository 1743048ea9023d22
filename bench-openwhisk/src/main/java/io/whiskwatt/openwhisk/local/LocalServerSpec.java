package io.whiskwatt.openwhisk.local;

import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.units.DataSize;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server is to be.
 *
 * @param address it listens on; any other than loopback opens this machine to whoever has the key
 * @param port 1–65535, or 0 for any free one
 * @param userMemory of all sandboxes together
 * @param idleTimeout then an idle sandbox is removed, above 0
 * @param stemCells each sort once
 * @param invocationsPerMinute 1 or more
 * @param concurrentInvocations 1 or more
 */
public record LocalServerSpec(
    InetAddress address,
    int port,
    DataSize userMemory,
    Duration idleTimeout,
    List<StemCells> stemCells,
    long invocationsPerMinute,
    int concurrentInvocations) {
  /** That of a standalone OpenWhisk. */
  public static final int DEFAULT_PORT = 3233;

  /** OpenWhisk's own. */
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(10);

  public LocalServerSpec {
    stemCells = List.copyOf(stemCells);
  }

  /** On loopback, with the limits of {@link ServerLimits#forStudies}. */
  public static LocalServerSpec of(int port) {
    ServerLimits limits = ServerLimits.forStudies(LocalSpec.DEFAULT_USER_MEMORY);
    return new LocalServerSpec(
        InetAddress.getLoopbackAddress(),
        port,
        LocalSpec.DEFAULT_USER_MEMORY,
        DEFAULT_IDLE_TIMEOUT,
        List.of(),
        limits.invocationsPerMinute(),
        limits.concurrentInvocations());
  }

  /** The same at another place. */
  public LocalServerSpec at(InetAddress newAddress, int newPort) {
    return new LocalServerSpec(
        newAddress,
        newPort,
        userMemory,
        idleTimeout,
        stemCells,
        invocationsPerMinute,
        concurrentInvocations);
  }

  /** The same with another pool. */
  public LocalServerSpec with(DataSize newUserMemory, Duration newIdle, List<StemCells> newCells) {
    return new LocalServerSpec(
        address,
        port,
        newUserMemory,
        newIdle,
        newCells,
        invocationsPerMinute,
        concurrentInvocations);
  }

  /** The same with other throttles. */
  public LocalServerSpec throttled(long perMinute, int concurrent) {
    return new LocalServerSpec(
        address, port, userMemory, idleTimeout, stemCells, perMinute, concurrent);
  }

  PoolSettings pool() {
    return PoolSettings.of(userMemory, idleTimeout);
  }

  /** User memory that no stem cell holds. */
  public DataSize besideStemCells() {
    long stems = stemCells.stream().mapToLong(cells -> cells.total().bytes()).sum();
    return DataSize.ofBytes(Math.max(0, userMemory.bytes() - stems));
  }

  /** What no machine can do. */
  public List<Problem> problems() {
    DataSize least = ServerLimits.forStudies(userMemory).minMemory();
    List<Problem> problems = new ArrayList<>();
    if (userMemory.bytes() < least.bytes()) {
      problems.add(
          Problem.of(
              "the user memory of " + userMemory + " is too small for any action",
              least + " is the least"));
    }
    for (StemCells cells : stemCells) {
      if (cells.memory().bytes() < least.bytes()) {
        problems.add(
            Problem.of(
                "no action fits the stem cells " + cells + ": they are too small",
                least + " is the least"));
      }
      if (cells.memory().bytes() > besideStemCells().bytes()) {
        problems.add(
            Problem.of(
                "the stem cells "
                    + cells
                    + " leave "
                    + besideStemCells()
                    + " of "
                    + userMemory
                    + " free, where no further action of their size has room",
                "ask for fewer, or for more user memory"));
      }
    }
    return problems;
  }

  /** An action larger than what can ever be free for it would wait for ever, so it is refused. */
  ServerLimits limits() {
    ServerLimits most = ServerLimits.forStudies(besideStemCells());
    return new ServerLimits(
        invocationsPerMinute,
        concurrentInvocations,
        most.minMemory(),
        most.maxMemory(),
        most.maxBlocking());
  }
}
