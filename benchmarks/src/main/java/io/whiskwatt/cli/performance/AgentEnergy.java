package io.whiskwatt.cli.performance;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.BlockEnergy;
import io.whiskwatt.rapl.LocalEnergy;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What the whole machine draws with an agent and without one, where RAPL says so. */
public final class AgentEnergy implements Chapter {
  public static final String TITLE = "The agent's own energy";

  private static final List<String> RATES = List.of("10/s", "100/s", "1000/s");

  private final Path classpath;
  private final Path root;
  private final Duration span;
  private final TimeSource time;

  /**
   * A chapter.
   *
   * @param classpath of the agent's classes
   * @param root of the powercap tree that is read, by the agent and for its cost
   * @param span of each window
   */
  public AgentEnergy(Path classpath, Path root, Duration span, TimeSource time) {
    this.classpath = classpath;
    this.root = root;
    this.span = span;
    this.time = time;
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) throws IOException {
    Optional<String> refusal = PowercapSurvey.of(root, LocalNode.read()).refusal();
    if (refusal.isPresent()) {
      return List.of("Not measurable here: " + refusal.get() + ".");
    }
    try (LocalEnergy energy = LocalEnergy.measured(root)) {
      return energy.source().quality() == Quality.MEASURED
          ? windows(energy, progress)
          : List.of("Not measurable here: this guest is handed a share of its host's energy.");
    }
  }

  private List<String> windows(LocalEnergy energy, Consumer<String> progress) throws IOException {
    Path directory = Files.createTempDirectory("whiskwatt-agent");
    Table table = new Table("agent", "without it, W", "with it, W", "difference, W");
    try {
      for (String rate : RATES) {
        progress.accept("the machine's power without an agent, and with one at " + rate);
        BlockEnergy without = energy.measure(this::rest);
        List<String> options = List.of("--rate", rate, "--powercap-root", root.toString());
        try (AgentProcess agent = AgentProcess.start(classpath, directory, options)) {
          agent.ask("/healthz");
          rest();
          BlockEnergy with = energy.measure(this::rest);
          double difference = with.meanPower().watts() - without.meanPower().watts();
          table.row(rate, watts(without), watts(with), text(difference));
        }
      }
    } finally {
      Files.delete(directory);
    }
    return table.lines();
  }

  private void rest() {
    time.parkUntil(time.nanos() + span.toNanos());
  }

  private static String watts(BlockEnergy block) {
    return text(block.meanPower().watts());
  }

  private static String text(double watts) {
    return String.format(Locale.ROOT, "%.3f", watts);
  }
}
