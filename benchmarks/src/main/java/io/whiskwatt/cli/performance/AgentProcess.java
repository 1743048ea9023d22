package io.whiskwatt.cli.performance;

import io.whiskwatt.rapl.agent.AgentCommandLine;
import io.whiskwatt.rapl.agent.AgentRequest;
import io.whiskwatt.rapl.agent.metrics.OwnCost;
import io.whiskwatt.trust.TlsSettings;
import io.whiskwatt.trust.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;

/** An agent as a worker runs it: a process of its own with the flags of systemd's unit. */
final class AgentProcess implements AutoCloseable {
  private static final Pattern FLAGS = Pattern.compile("ExecStart=\\S+ (.*) -jar .*");
  private static final Pattern LISTENING = Pattern.compile("listening: (\\S+) .*");
  private static final Pattern CERTIFICATE = Pattern.compile("certificate: SHA-256 (\\S+)");
  private static final String LAST_LINE = "in a study: ";
  private static final int PATIENCE_MILLIS = 20_000;

  private final Process process;
  private final List<String> said;

  private AgentProcess(Process process, List<String> said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param classpath of the agent's classes
   * @param directory where it may keep its key store
   */
  static AgentProcess start(Path classpath, Path directory, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-cp", classpath.toAbsolutePath().toString()));
    command.add("io.whiskwatt.rapl.agent.AgentMain");
    command.addAll(List.of("--port", "0"));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    Process process = builder.redirectErrorStream(true).start();
    AgentProcess agent = new AgentProcess(process, new ArrayList<>());
    agent.listen();
    return agent;
  }

  static List<String> flags() {
    AgentRequest.Print unit = (AgentRequest.Print) AgentCommandLine.read(List.of("--print-unit"));
    return unit.text()
        .lines()
        .map(FLAGS::matcher)
        .filter(Matcher::matches)
        .map(found -> List.of(found.group(1).split(" ", -1)))
        .findFirst()
        .orElseThrow();
  }

  private void listen() throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    while (said.isEmpty() || !said.get(said.size() - 1).startsWith(LAST_LINE)) {
      said.add(
          Optional.ofNullable(reader.readLine())
              .orElseThrow(() -> new IOException("the agent did not start: " + said)));
    }
  }

  /** From the first line of what it said: {@code measured (powercap)}. */
  String source() {
    return said.get(0).replaceFirst("^energy: ", "").replaceFirst(",.*", "");
  }

  /** CPU time of all of its threads by the scheduler's clock, in nanoseconds, by thread. */
  Map<String, Long> cpuNanos() throws IOException {
    Map<String, Long> nanos = new HashMap<>();
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        String statistics = Files.readString(thread.resolve("schedstat"));
        String used = statistics.substring(0, statistics.indexOf(' '));
        nanos.put(thread.toString(), Long.parseLong(used));
      }
    }
    return nanos;
  }

  long residentBytes() {
    Path directory = Path.of("/proc", Long.toString(process.pid()));
    return new OwnCost(directory).residentBytes().orElse(0L);
  }

  /** Asks as the tool does, over a connection that is kept. */
  void ask(String path) throws IOException {
    URI uri = URI.create(said(LISTENING).orElseThrow() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    if (connection instanceof HttpsURLConnection secured) {
      TlsSettings tls = TlsSettings.of(Trust.pinned(said(CERTIFICATE).orElseThrow()));
      secured.setSSLSocketFactory(tls.sockets());
      secured.setHostnameVerifier(tls.hostNames().orElseThrow());
    }
    try (InputStream answer = connection.getInputStream()) {
      answer.readAllBytes();
    }
  }

  private Optional<String> said(Pattern pattern) {
    return said.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
