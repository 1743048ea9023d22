package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.cli.hostile.HostileProcess;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.platform.OutcomeKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Soaks one transport: the client in one process, the server in another.
 *
 * @param rate calls a second
 * @param period between two samples
 */
record SoakProcess(TransportKind transport, int rate, Duration span, Duration period) {
  /** A heap that is resident from the beginning, so that what grows is held beside it. */
  private static final List<String> FLAGS =
      List.of("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");

  private static final int SAMPLES_A_WORD = 12;

  static String flags() {
    return String.join(" ", FLAGS);
  }

  SoakRun run(Consumer<String> progress) throws IOException {
    try (HostileProcess server = HostileProcess.start()) {
      Process client =
          new ProcessBuilder(command(server.port()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        return run(client.inputReader(), server, progress);
      } finally {
        client.destroy();
      }
    }
  }

  private List<String> command(int port) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add(SoakMain.class.getName());
    command.add(transport.name());
    command.add(Integer.toString(port));
    command.add(Integer.toString(rate));
    command.add(Long.toString(span.toSeconds()));
    command.add(Long.toString(period.toMillis()));
    return command;
  }

  private static SoakRun run(
      BufferedReader reader, HostileProcess server, Consumer<String> progress) throws IOException {
    Map<String, Sample> edges = new HashMap<>();
    List<Sample> during = new ArrayList<>();
    Map<OutcomeKind, Long> told = new HashMap<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      String key = line.substring(0, line.indexOf(' ') + 1);
      String rest = line.substring(key.length());
      switch (key) {
        case SoakMain.DURING -> {
          during.add(Sample.ofLine(rest));
          if (during.size() % SAMPLES_A_WORD == 0) {
            progress.accept("after " + Sample.ofLine(rest).seconds() + " s");
          }
        }
        case SoakMain.OUTCOME -> {
          String[] count = rest.split(" ", 2);
          told.put(OutcomeKind.ofKey(count[0]), Long.parseLong(count[1]));
        }
        default -> edges.put(key, Sample.ofLine(rest));
      }
    }
    Sample before = edge(edges, SoakMain.BEFORE);
    return new SoakRun(before, during, edge(edges, SoakMain.AFTER), told, done(told, server));
  }

  /** The server knows nothing of calls that were dropped. */
  private static Map<OutcomeKind, Long> done(Map<OutcomeKind, Long> told, HostileProcess server)
      throws IOException {
    long dropped = told.getOrDefault(OutcomeKind.DROPPED, 0L);
    long calls = told.values().stream().mapToLong(Long::longValue).sum();
    Map<OutcomeKind, Long> done = server.account(calls - dropped);
    if (dropped > 0) {
      done.put(OutcomeKind.DROPPED, dropped);
    }
    return done;
  }

  private static Sample edge(Map<String, Sample> edges, String key) throws IOException {
    return Optional.ofNullable(edges.get(key))
        .orElseThrow(() -> new IOException("the soak ended before its end"));
  }
}
