package io.whiskwatt.cli;

import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The shaded jar as users start it: a process of its own in a working directory of its own.
 *
 * @param inside words in front of the command: what else it is to run in
 */
record BenchmarksJar(Path directory, List<String> inside) {
  BenchmarksJar(Path directory) {
    this(directory, List.of());
  }

  private static final Duration LONGEST = Duration.ofMinutes(3);

  static Path file() {
    Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path jar = base.resolve("target/benchmarks.jar");
    if (!Files.exists(jar)) {
      throw new AssertionError("\"" + jar + "\" is missing; run mvn -DskipTests package first");
    }
    return jar;
  }

  /** What a process that has ended left. */
  record Ended(int code, String out, String err, Duration took) {}

  /** A process that runs; what it prints goes to files. */
  record Running(Process process, Path out, Path err, long sinceNanos) {
    void signal(String name) {
      try {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException stopped) {
        throw new AssertionError("interrupted while sending a signal", stopped);
      }
    }

    Ended ended() {
      try {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("it still runs after " + LONGEST + "; it said: " + text(err));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - sinceNanos);
        return new Ended(process.exitValue(), text(out), text(err), took);
      } catch (InterruptedException stopped) {
        throw new AssertionError("interrupted while waiting for the jar", stopped);
      }
    }

    private static String text(Path file) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  Ended run(String... arguments) {
    return start(arguments).ended();
  }

  Running start(String... arguments) {
    // A build that runs in the background has SIGINT ignored, and a JVM would inherit that.
    List<String> command = new ArrayList<>(inside);
    command.addAll(List.of("env", "--default-signal=INT", java(), "-jar"));
    command.add(file().toString());
    command.addAll(Arrays.asList(arguments));
    try {
      Path out = Files.createTempFile(directory, "out", ".txt");
      Path err = Files.createTempFile(directory, "err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      return new Running(process, out, err, System.nanoTime());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until something has become true. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain until " + what);
      }
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 10_000_000);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
