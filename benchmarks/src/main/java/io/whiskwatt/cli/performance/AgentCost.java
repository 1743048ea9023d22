package io.whiskwatt.cli.performance;

import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** CPU time and memory of the agent at several rates, left alone and asked. */
public final class AgentCost implements Chapter {
  public static final String TITLE = "The agent's own cost";

  private static final String ASKED = "/v1/samples?since=999999999999999999";
  private static final String USAGE = "/v1/usage?since=999999999999999999";

  private final Path classpath;
  private final Duration warmUp;
  private final Duration span;
  private final TimeSource time;

  /**
   * A chapter.
   *
   * @param classpath of the agent's classes
   * @param warmUp before each figure: what the JVM compiles, it compiles once
   * @param span of each figure
   */
  public AgentCost(Path classpath, Duration warmUp, Duration span, TimeSource time) {
    this.classpath = classpath;
    this.warmUp = warmUp;
    this.span = span;
    this.time = time;
  }

  /** One row: how the agent is started, and what it is asked once a second. */
  private record Case(
      String what, String rate, List<String> options, List<String> paths, String aims) {}

  /**
   * What was measured.
   *
   * @param share of one processor, 0 or more
   */
  private record Cost(String source, double share, long residentBytes) {}

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) throws IOException {
    Path directory = Files.createTempDirectory("whiskwatt-agent");
    try (MovingZones zones = MovingZones.make()) {
      Table table =
          new Table("read", "samples", "asked", "CPU, % of one core", "resident, MB", "aims");
      for (Case each : cases(zones)) {
        progress.accept(each.what() + " " + each.rate() + ", asked " + asked(each));
        Cost cost = cost(each, directory);
        table.row(
            each.what() + ": " + cost.source(),
            each.rate(),
            asked(each),
            text("%.2f", cost.share() * 100),
            text("%.0f", cost.residentBytes() / 1048576.0),
            each.aims());
      }
      List<String> lines = new ArrayList<>(explanation(zones.size()));
      lines.addAll(table.lines());
      return lines;
    } finally {
      remove(directory);
    }
  }

  private List<String> explanation(int zones) {
    return List.of(
        classpath.getFileName()
            + " as a process of its own with the unit's flags (`"
            + String.join(" ", AgentProcess.flags())
            + "`, `MALLOC_ARENA_MAX=1`). Each row is a fresh process: "
            + warmUp.toSeconds()
            + " s of warm-up, then CPU time of all its threads by the scheduler's clock"
            + " (`/proc/<pid>/task/*/schedstat`) over "
            + span.toSeconds()
            + " s; the resident set (`VmRSS`) at the end. *Files* is a powercap tree of "
            + zones
            + " plain files that move every millisecond; *this machine* is what `--source auto`"
            + " finds here. A guest pays for each time its idle processor wakes, hardware less.",
        "");
  }

  private static List<Case> cases(MovingZones zones) {
    List<String> files = List.of("--powercap-root", zones.root().toString());
    List<String> here = List.of("--source", "auto");
    List<String> nothing = List.of();
    List<String> samples = List.of(ASKED);
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("files", "10/s", files, nothing, "< 0.25 %, ≤ 64 MB"));
    cases.add(new Case("files", "100/s", files, nothing, "< 1 %, ≤ 64 MB"));
    cases.add(new Case("files", "1000/s", files, nothing, "≤ 64 MB"));
    cases.add(new Case("this machine", "10/s", here, nothing, "< 0.25 %, ≤ 64 MB"));
    cases.add(new Case("this machine", "100/s", here, nothing, "< 1 %, ≤ 64 MB"));
    cases.add(new Case("this machine", "1000/s", here, nothing, "≤ 64 MB"));
    cases.add(new Case("files", "10/s", files, samples, "≤ 64 MB"));
    cases.add(new Case("files, TLS", "10/s", with(files, "--tls"), samples, "≤ 96 MB"));
    cases.add(new Case("files", "10/s", files, List.of(ASKED, USAGE), "≤ 64 MB"));
    return cases;
  }

  private static List<String> with(List<String> options, String more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  private static String asked(Case each) {
    return switch (each.paths().size()) {
      case 0 -> "nothing";
      case 1 -> "samples, 1/s";
      default -> "samples and usage, 1/s";
    };
  }

  private Cost cost(Case each, Path directory) throws IOException {
    List<String> options = new ArrayList<>(List.of("--rate", each.rate()));
    options.addAll(each.options());
    try (AgentProcess agent = AgentProcess.start(classpath, directory, options)) {
      ask(agent, each.paths(), warmUp);
      Map<String, Long> before = agent.cpuNanos();
      long startNanos = time.nanos();
      ask(agent, each.paths(), span);
      double nanos = used(before, agent.cpuNanos());
      return new Cost(agent.source(), nanos / (time.nanos() - startNanos), agent.residentBytes());
    }
  }

  /** Asks once a second for as long as that. */
  private void ask(AgentProcess agent, List<String> paths, Duration lasting) throws IOException {
    long startNanos = time.nanos();
    for (long second = 1; second <= lasting.toSeconds(); second++) {
      for (String path : paths) {
        agent.ask(path);
      }
      time.parkUntil(startNanos + Duration.ofSeconds(second).toNanos());
    }
  }

  /** A thread that has ended in between counts for nothing: requests' threads live longer. */
  private static double used(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .mapToDouble(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
        .sum();
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
