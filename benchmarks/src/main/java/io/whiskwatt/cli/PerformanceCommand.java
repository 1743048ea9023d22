package io.whiskwatt.cli;

import io.whiskwatt.cli.performance.AgentCost;
import io.whiskwatt.cli.performance.AgentEnergy;
import io.whiskwatt.cli.performance.Chapter;
import io.whiskwatt.cli.performance.JmhResults;
import io.whiskwatt.cli.performance.Machine;
import io.whiskwatt.cli.performance.PerformancePage;
import io.whiskwatt.cli.performance.ReadLatency;
import io.whiskwatt.cli.performance.analysis.AnalysisCost;
import io.whiskwatt.cli.performance.peers.BesideOthers;
import io.whiskwatt.cli.performance.peers.Lateness;
import io.whiskwatt.cli.performance.peers.PeerResults;
import io.whiskwatt.cli.performance.peers.UnderStalls;
import io.whiskwatt.cli.performance.soak.Soak;
import io.whiskwatt.config.Problem;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.units.Notation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the tool itself costs. */
@Command(
    name = "performance",
    description = {
      "Measure what this tool itself costs on this machine, in about ten minutes, and write it as a"
          + " page: CPU time, memory and energy of the agent, the time a counter takes to read, and"
          + " the hot paths under JMH. Chapters of an existing page that are not measured stay."
    },
    footer = {
      "Examples:",
      "  performance --out docs/performance.md",
      "  performance --span 60s --without-jmh",
      "  performance --peers peers.json --out docs/performance.md",
      "  performance --soak 10m --out docs/performance.md",
      "  performance --analysis 10000000 --out docs/performance.md"
    })
final class PerformanceCommand implements Callable<Integer> {
  private static final String SPAN = "20s";
  private static final String WARM_UP = "30s";
  private static final long MOST_ANALYSED = 1_000_000_000;

  private static final List<String> ORDER =
      List.of(
          Machine.TITLE,
          AgentCost.TITLE,
          AgentEnergy.TITLE,
          ReadLatency.TITLE,
          BesideOthers.TITLE,
          UnderStalls.TITLE,
          Lateness.TITLE,
          Soak.TITLE,
          AnalysisCost.TITLE,
          JmhResults.TITLE);

  /** What JMH's forks are started with. */
  private static final String JAR = "java.class.path";

  private final Surroundings surroundings;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page is written. Default: the terminal.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--span",
      paramLabel = "SPAN",
      description = "How long each figure is measured. Default: ${DEFAULT-VALUE}.",
      defaultValue = SPAN)
  private String span = SPAN;

  @Option(
      names = "--warm-up",
      paramLabel = "SPAN",
      description = "Of each agent. Default: ${DEFAULT-VALUE}.",
      defaultValue = WARM_UP)
  private String warmUp = WARM_UP;

  @Option(
      names = "--agent-jar",
      paramLabel = "FILE",
      description = "The agent to measure. Default: the one that was built with this jar.")
  private Optional<Path> agentJar = Optional.empty();

  @Option(names = "--without-jmh", description = "Leave out the hot paths.")
  private boolean withoutJmh;

  @Option(
      names = "--peers",
      paramLabel = "FILE",
      description =
          "Measure nothing; write the chapters on the load generator from what"
              + " benchmarks/peers/compare.py wrote.")
  private Optional<Path> peers = Optional.empty();

  @Option(
      names = "--soak",
      paramLabel = "SPAN",
      description =
          "Measure nothing but what the load path holds while it is sent against a server that"
              + " misbehaves, for so long on each transport: 10m.")
  private Optional<String> soak = Optional.empty();

  @Option(
      names = "--analysis",
      paramLabel = "N",
      description =
          "Measure nothing but what it costs to analyse simulated runs of N invocations and of a"
              + " tenth of that, in 2 cells and in 200; takes 60 bytes of disk for each.")
  private Optional<String> analysis = Optional.empty();

  PerformanceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Complaints complaints = new Complaints();
    Duration figure = span(complaints, "--span", span);
    Duration warm = span(complaints, "--warm-up", warmUp);
    Optional<Duration> soaked = soak.map(text -> span(complaints, "--soak", text));
    peers
        .filter(file -> !Files.isRegularFile(surroundings.directory().resolve(file)))
        .ifPresent(file -> complaints.add(noPeers(file)));
    Optional<Long> analysed =
        analysis.flatMap(
            text -> complaints.number("--analysis", text, AnalysisCost.FEWEST, MOST_ANALYSED));
    complaints.orThrow();
    List<Chapter> chosen = new ArrayList<>();
    soaked.ifPresent(length -> chosen.add(new Soak(length)));
    analysed.ifPresent(
        number -> chosen.add(new AnalysisCost(number, Main.class.getName(), surroundings.time())));
    if (peers.isPresent()) {
      chosen.addAll(peers(peers.get()));
    }
    List<Chapter> chapters = chosen.isEmpty() ? own(figure, warm) : chosen;
    String page =
        new PerformancePage("benchmarks.jar performance", ORDER, chapters)
            .measure(before(), this::progress);
    if (out.isPresent()) {
      Path file = surroundings.directory().resolve(out.get());
      Files.writeString(file, page, StandardCharsets.UTF_8);
      surroundings.terminal().err().println("written: " + out.get());
    } else {
      surroundings.terminal().out().print(page);
    }
    return ExitCode.OK.number();
  }

  /** The page as it is, whose other chapters are kept. */
  private String before() throws IOException {
    Optional<Path> file = out.map(surroundings.directory()::resolve).filter(Files::exists);
    return file.isPresent() ? Files.readString(file.get(), StandardCharsets.UTF_8) : "";
  }

  private static Problem noPeers(Path file) {
    return Problem.of(
        "--peers \"" + file + "\": there is no such file",
        "measure first: benchmarks/peers/compare.py --out " + file);
  }

  private static Duration span(Complaints complaints, String option, String text) {
    return complaints.quantity(option, text, Notation.DURATION).orElse(Duration.ofSeconds(1));
  }

  private List<Chapter> peers(Path file) throws IOException {
    PeerResults results = PeerResults.read(surroundings.directory().resolve(file));
    return List.of(new BesideOthers(results), new UnderStalls(results), new Lateness(results));
  }

  private List<Chapter> own(Duration figure, Duration warm) {
    Path agent = agent();
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(new Machine(ToolVersion.line(), surroundings.time().wallClock()));
    chapters.add(new AgentCost(agent, warm, figure, surroundings.time()));
    chapters.add(new AgentEnergy(agent, PowercapSurvey.DEFAULT_ROOT, figure, surroundings.time()));
    chapters.add(new ReadLatency(Duration.ofSeconds(5), surroundings.time()));
    if (!withoutJmh) {
      chapters.add(new JmhResults());
    }
    return chapters;
  }

  /** The agent's own jar where it is, else the same classes in this one. */
  private Path agent() {
    Path self = Path.of(System.getProperty(JAR, "")).toAbsolutePath();
    Path built = self.resolveSibling("../../bench-rapl/target/agent.jar").normalize();
    return agentJar
        .map(surroundings.directory()::resolve)
        .orElse(Files.exists(built) ? built : self);
  }

  private void progress(String text) {
    surroundings.interruption().check();
    surroundings.terminal().err().println(text);
    surroundings.terminal().err().flush();
  }
}
