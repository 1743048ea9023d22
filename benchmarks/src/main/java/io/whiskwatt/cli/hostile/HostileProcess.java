package io.whiskwatt.cli.hostile;

import io.whiskwatt.platform.OutcomeKind;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A hostile server in a process of its own, so that it costs the client's process nothing. */
public final class HostileProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;
  private static final String CLASSPATH = "java.class.path";

  private final Process process;
  private final BufferedWriter asking;
  private final BufferedReader told;
  private final int port;

  private HostileProcess(Process process) throws IOException {
    this.process = process;
    this.asking = process.outputWriter();
    this.told = process.inputReader();
    this.port = Integer.parseInt(line());
  }

  /** Starts one that misbehaves at random. */
  public static HostileProcess start() throws IOException {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            "-cp",
            System.getProperty(CLASSPATH, ""),
            HostileMain.class.getName());
    return new HostileProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  public int port() {
    return port;
  }

  private String line() throws IOException {
    return Optional.ofNullable(told.readLine())
        .orElseThrow(() -> new IOException("the hostile server has ended"));
  }

  /** What became of so many calls, as this side knows it. */
  public Map<OutcomeKind, Long> account(long calls) throws IOException {
    asking.write("account\n");
    asking.flush();
    Map<String, Long> counts = new HashMap<>();
    for (String each : line().split(" ", -1)) {
      String[] count = each.split("=", 2);
      counts.put(count[0], Long.parseLong(count[1]));
    }
    return outcomes(counts, calls);
  }

  /** What never came here was sent on a connection that had been closed here. */
  private static Map<OutcomeKind, Long> outcomes(Map<String, Long> counts, long calls) {
    Map<OutcomeKind, Long> outcomes = new TreeMap<>();
    for (Misdeed misdeed : Misdeed.values()) {
      Optional.ofNullable(counts.get(misdeed.key()))
          .ifPresent(count -> outcomes.merge(misdeed.outcome(), count, Long::sum));
    }
    long unseen = calls - counts.getOrDefault("requests", 0L);
    if (unseen != 0) {
      outcomes.merge(OutcomeKind.STALE_CONNECTION, unseen, Long::sum);
    }
    return outcomes;
  }

  @Override
  public void close() throws IOException {
    asking.close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
