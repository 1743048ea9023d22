package io.whiskwatt.cli;

import io.whiskwatt.cli.performance.Machine;
import io.whiskwatt.config.Problem;
import io.whiskwatt.results.calibrate.Calibration;
import io.whiskwatt.results.calibrate.CalibrationTable;
import io.whiskwatt.results.calibrate.Promises;
import io.whiskwatt.results.calibrate.Row;
import io.whiskwatt.results.calibrate.RowResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the statistics against simulated studies with known truth. */
@Command(
    name = "calibrate",
    description = {
      "Hold the statistics of this tool against simulated studies whose truth is known: how often"
          + " its intervals hold the truth, how often it sees a difference that is not there, and"
          + " how often it finds one that is."
    },
    footer = {
      "The exit code is 1 when a promise is missed by more than chance may do.",
      "",
      "Examples:",
      "  calibrate",
      "  calibrate --scenario 'own correlation' --blocks 20,30 --studies 5000",
      "  calibrate --studies 2000 --out docs/calibration.md"
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final int FEWEST_BLOCKS = 5;
  private static final int MOST_BLOCKS = 1000;

  private final Surroundings surroundings;

  @Option(
      names = "--studies",
      paramLabel = "N",
      description = "Studies behind each figure. Default: ${DEFAULT-VALUE}, about two minutes.",
      defaultValue = "500")
  private int studies = 500;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same gives the same figures everywhere. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private long seed = 1;

  @Option(
      names = "--scenario",
      paramLabel = "REGEXP",
      description = "Only scenarios whose names hold this.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--blocks",
      paramLabel = "N",
      split = ",",
      description = "Blocks of a study. Default: 5, 10, 20, 30, 50. Power is asked for at 30.")
  private List<Integer> blocks = Promises.BLOCKS;

  @Option(names = "--out", paramLabel = "FILE", description = "Write a page as well, in Markdown.")
  private Optional<Path> out = Optional.empty();

  CalibrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Complaints complaints = new Complaints();
    check(complaints);
    Optional<Pattern> wanted = scenario.flatMap(text -> pattern(complaints, text));
    complaints.orThrow();
    List<Row> rows =
        Promises.rows(blocks).stream()
            .filter(row -> wanted.map(name -> matches(name, row)).orElse(true))
            .toList();
    if (rows.isEmpty()) {
      complaints.add(nothing());
      complaints.orThrow();
    }
    List<RowResult> results = new Calibration(studies, seed).of(rows, this::progress);
    CalibrationTable table = new CalibrationTable(results);
    table.text().forEach(surroundings.terminal().out()::println);
    surroundings.terminal().out().println("\n" + table.summary());
    if (out.isPresent()) {
      write(out.get(), results);
    }
    return (table.missed() == 0 ? ExitCode.OK : ExitCode.ANSWER_IS_NO).number();
  }

  private void check(Complaints complaints) {
    if (studies < 1) {
      complaints.add(
          Problem.of("--studies \"" + studies + "\" is no number of studies", "write 1 or more"));
    }
    blocks.stream()
        .filter(n -> n < FEWEST_BLOCKS || n > MOST_BLOCKS)
        .forEach(
            n ->
                complaints.add(
                    Problem.of(
                        "--blocks \"" + n + "\" is no number of blocks that is simulated",
                        "write numbers from " + FEWEST_BLOCKS + " to " + MOST_BLOCKS)));
  }

  private static Optional<Pattern> pattern(Complaints complaints, String text) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      complaints.add(
          Problem.of(
              "--scenario \"" + text + "\" is no regular expression: " + e.getDescription(),
              "write part of a scenario's name"));
      return Optional.empty();
    }
  }

  private static boolean matches(Pattern name, Row row) {
    return name.matcher(row.scenario().name()).find();
  }

  private Problem nothing() {
    List<String> names =
        Promises.rows(Promises.BLOCKS).stream()
            .map(row -> row.scenario().name())
            .distinct()
            .toList();
    return Problem.of(
        "no scenario's name holds \"" + scenario.orElse("") + "\"",
        "the scenarios are: " + String.join("; ", names));
  }

  private void progress(Calibration.Progress progress) {
    surroundings.interruption().check();
    surroundings
        .terminal()
        .err()
        .printf(
            Locale.ROOT,
            "%3.0f %%  %s, %d blocks%n",
            100 * progress.done(),
            progress.scenario(),
            progress.blocks());
    surroundings.terminal().err().flush();
  }

  private void write(Path file, List<RowResult> results) throws IOException {
    Machine machine = new Machine(ToolVersion.line(), surroundings.time().wallClock());
    CalibrationPage page =
        new CalibrationPage(command(), studies, machine.measure(text -> {}), results);
    Path target = surroundings.directory().resolve(file);
    Files.writeString(target, String.join("\n", page.lines()) + "\n", StandardCharsets.UTF_8);
    surroundings.terminal().err().println("written: " + file);
  }

  private String command() {
    String only = scenario.map(text -> " --scenario '" + text + "'").orElse("");
    String sizes =
        blocks.equals(Promises.BLOCKS)
            ? ""
            : " --blocks " + String.join(",", blocks.stream().map(String::valueOf).toList());
    return "benchmarks.jar calibrate --studies " + studies + " --seed " + seed + only + sizes;
  }
}
