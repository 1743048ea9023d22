package io.whiskwatt.openwhisk.local.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end or to a deadline; its output is kept. */
public final class HostCommand {
  /** What was killed is gone after that, unless the kernel holds it. */
  private static final Duration KILLED = Duration.ofSeconds(5);

  private static final int KEPT_BYTES = 1 << 20;

  private HostCommand() {}

  /**
   * How a program ended.
   *
   * @param exitCode 0 or more; −1 when it was killed at the deadline
   * @param output standard output and standard error, in their order, 1 MiB at the most
   */
  public record Outcome(int exitCode, String output) {
    public boolean succeeded() {
      return exitCode == 0;
    }

    /** The last line that is not blank; may be empty. */
    public String lastLine() {
      List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
  }

  /** The executable of this name in the directories of {@code PATH}, then of the system. */
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream((path + ":" + SYSTEM_PATH).split(":"))
        .filter(directory -> directory.startsWith("/"))
        .map(directory -> Path.of(directory, name))
        .filter(file -> Files.isExecutable(file) && Files.isRegularFile(file))
        .findFirst();
  }

  /** Where programs of the system are, whatever the user's {@code PATH} says. */
  public static final String SYSTEM_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /**
   * Runs a program without input, to its end or to the limit; an interrupt is kept for the caller.
   *
   * @throws IOException when it cannot be started
   */
  public static Outcome run(List<String> command, Duration limit) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    Thread reader = new Thread(() -> read(process.getInputStream(), kept), "host-command-output");
    reader.setDaemon(true);
    reader.start();
    // Not cut short by an interrupt: a mount or a removal that is killed half-way stays behind. The
    // limit ends it, and the interrupt is the caller's afterwards.
    boolean interrupted = Thread.interrupted();
    boolean ended = false;
    try {
      interrupted |= awaitEnd(process, System.nanoTime() + limit.toNanos());
      ended = !process.isAlive();
      if (!ended) {
        ProcessTree.kill(process.toHandle());
        interrupted |= awaitEnd(process, System.nanoTime() + KILLED.toNanos());
      }
      join(reader);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (kept) {
      return new Outcome(ended ? process.exitValue() : -1, kept.toString(StandardCharsets.UTF_8));
    }
  }

  /** True when an interrupt came while waiting. */
  private static boolean awaitEnd(Process process, long deadlineNanos) {
    boolean interrupted = false;
    long left = deadlineNanos - System.nanoTime();
    while (process.isAlive() && left > 0) {
      try {
        process.waitFor(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = deadlineNanos - System.nanoTime();
    }
    return interrupted;
  }

  private static void read(InputStream from, ByteArrayOutputStream kept) {
    byte[] buffer = new byte[8192];
    try (from) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        synchronized (kept) {
          kept.write(buffer, 0, Math.min(n, KEPT_BYTES - kept.size()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A program may leave a child behind that holds the pipe: the output is worth no longer wait.
  private static void join(Thread reader) {
    try {
      reader.join(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
