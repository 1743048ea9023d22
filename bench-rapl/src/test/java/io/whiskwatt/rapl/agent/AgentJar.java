package io.whiskwatt.rapl.agent;

import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code agent.jar} as a worker runs it: a process of its own, with the unit's flags. */
record AgentJar(Path directory) {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Pattern LISTENING = Pattern.compile("listening: (https?://\\S+)");
  private static final Pattern FLAGS = Pattern.compile("ExecStart=\\S+ (.*) -jar .*");

  static Path file() {
    Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path jar = base.resolve("target/agent.jar");
    if (!Files.exists(jar)) {
      throw new AssertionError("\"" + jar + "\" is missing; run mvn -DskipTests package first");
    }
    return jar;
  }

  /** What a process that has ended left. */
  record Ended(int code, String out, String err) {}

  /** A process that runs; what it prints goes to files. */
  record Running(Process process, Path out, Path err) implements AutoCloseable {
    /** Where it says that it listens; it has begun to sample by then. */
    URI uri() {
      return URI.create(await("it says where it listens", () -> find(LISTENING)));
    }

    Optional<String> find(Pattern pattern) {
      Matcher found = pattern.matcher(text(out));
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Of {@code /proc}: {@code VmRSS}. */
    long residentKilobytes() {
      Matcher found =
          Pattern.compile("VmRSS:\\s+([0-9]+) kB")
              .matcher(text(Path.of("/proc", Long.toString(process.pid()), "status")));
      if (!found.find()) {
        throw new AssertionError("the agent does not run any more; it said: " + text(err));
      }
      return Long.parseLong(found.group(1));
    }

    Ended ended() {
      try {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("it still runs after " + LONGEST + ": " + text(err));
        }
        return new Ended(process.exitValue(), text(out), text(err));
      } catch (InterruptedException stopped) {
        throw new AssertionError("interrupted while waiting for the agent", stopped);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
      ended();
    }
  }

  Ended run(String... arguments) {
    return start(arguments).ended();
  }

  Running start(String... arguments) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(flags());
    command.addAll(List.of("-jar", file().toString()));
    command.addAll(Arrays.asList(arguments));
    try {
      Path out = Files.createTempFile(directory, "out", ".txt");
      Path err = Files.createTempFile(directory, "err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().put("MALLOC_ARENA_MAX", "1");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      return new Running(process, out, err);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Those of the unit in this repository. */
  static List<String> flags() {
    Path unit = file().resolveSibling("../src/main/systemd/whiskwatt-agent.service").normalize();
    return text(unit)
        .lines()
        .map(FLAGS::matcher)
        .filter(Matcher::matches)
        .map(found -> List.of(found.group(1).split(" ", -1)))
        .findFirst()
        .orElseThrow();
  }

  /** Asks again and again until there is something. */
  static <T> T await(String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 20_000_000);
    }
    throw new AssertionError("waited in vain until " + what);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
