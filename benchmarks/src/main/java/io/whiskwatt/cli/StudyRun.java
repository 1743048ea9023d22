package io.whiskwatt.cli;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.stop.StudyStop;
import io.whiskwatt.results.store.FileJournal;
import io.whiskwatt.run.Providers;
import io.whiskwatt.run.RunFailed;
import io.whiskwatt.run.StudyPlan;
import io.whiskwatt.run.StudyRunner;
import io.whiskwatt.units.Notation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A study on its way: from the plan to the table, and what to do when it is cut short. */
final class StudyRun {
  private static final DateTimeFormatter UTC_STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Surroundings surroundings;
  private final StudySpec study;
  private final Optional<Path> file;
  private final StudyRunner runner;

  /**
   * Reads every section of the study.
   *
   * @param file the study's own file; empty: it has none, or its copy in the results folder serves
   * @throws io.whiskwatt.config.InvalidConfiguration with every problem in it
   */
  StudyRun(Surroundings surroundings, StudySpec study, Optional<Path> file) {
    this.surroundings = surroundings;
    this.study = study;
    this.file = file;
    this.runner = StudyRunner.of(study, Providers.load(), surroundings.time());
  }

  /** What would be done and how long it takes. */
  String plan() {
    StudyPlan plan = runner.plan();
    StringBuilder text = new StringBuilder();
    text.append(study.name()).append(": ").append(summary()).append('\n');
    study.stopping().ifPresent(rule -> text.append(undecided(rule)));
    study.cells().stream().map(Cell::id).forEach(id -> text.append("  ").append(id).append('\n'));
    study.loads().forEach(load -> text.append(facts(load)));
    text.append(new InvocationsAhead(study).words()).append('\n');
    text.append(plan.steps())
        .append(" steps, about ")
        .append(Spans.words(plan.expected()))
        .append(" and what starting up and cleaning up takes\n");
    return text.toString();
  }

  /** Empty where the number of blocks is fixed. */
  private static String undecided(Stopping rule) {
    return rule.minBlocks() == rule.maxBlocks()
        ? ""
        : "after "
            + rule.minBlocks()
            + " blocks their scatter decides how many there will be; what is said here is of "
            + rule.maxBlocks()
            + ", the most\n";
  }

  /** Of a trace: which part of which file, how fast, how many of it, and how long that takes. */
  private String facts(LoadShape load) {
    if (load.facts().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(load.id());
    Duration window = load.window(study.design().window());
    text.append(": windows of ").append(Notation.DURATION.write(window)).append('\n');
    load.facts().forEach((name, value) -> text.append("  " + name + ": " + value).append('\n'));
    return text.toString();
  }

  /** What each platform says to the plan, nothing being started. */
  Map<String, Inspection> inspect() {
    return runner.inspect();
  }

  /** What each energy source says, by the names of its platforms, nothing being metered. */
  Map<String, Inspection> inspectEnergy() {
    return runner.inspectEnergy();
  }

  /** Removes what killed runs of the study left. */
  int cleanUp() {
    PrintWriter out = surroundings.terminal().out();
    List<String> all = new ArrayList<>();
    runner.cleanUp(
        (platform, removed) -> {
          removed.forEach(name -> out.println(platform + ": removed " + name));
          all.addAll(removed);
        });
    out.println(
        all.isEmpty()
            ? "nothing to remove"
            : all.size() + (all.size() == 1 ? " action" : " actions") + " removed");
    return ExitCode.OK.number();
  }

  /** {@code 4 cells in 6 blocks, windows of 2s, about 1 min 20 s}. */
  String summary() {
    return study.cells().size()
        + " cells in "
        + study.design().blocks()
        + " blocks, windows of "
        + Notation.DURATION.write(study.design().window())
        + ", about "
        + Spans.words(expected());
  }

  /** From the plan, before anything was seen. */
  Duration expected() {
    return runner.plan().expected();
  }

  /** Runs it in a new folder. */
  int begin() throws IOException {
    return begin(Optional.empty());
  }

  /**
   * Runs it in a new folder.
   *
   * @param live port of a page to watch it on, 0 for any that is free; empty: none
   */
  int begin(Optional<Integer> live) throws IOException {
    Path folder = freshFolder(surroundings.directory().resolve("results").resolve("runs"));
    return carryOut(folder, () -> FileJournal.create(folder, study), live);
  }

  /** Named by study and second; runs that begin in the same second are numbered. */
  private Path freshFolder(Path runs) {
    String name = study.name() + "-" + UTC_STAMP.format(surroundings.time().wallClock());
    Path folder = runs.resolve(name);
    for (int number = 2; Files.exists(folder); number++) {
      folder = runs.resolve(name + "-" + number);
    }
    return folder;
  }

  /** Goes on in a folder. */
  int resume(Path folder, Optional<Integer> live) throws IOException {
    return carryOut(folder, () -> FileJournal.open(folder, study), live);
  }

  /**
   * Takes a further look: goes on in the folder of a finished run.
   *
   * @param blocks how many more
   */
  int extend(Path folder, int blocks, Optional<Integer> live) throws IOException {
    return carryOut(folder, () -> extended(folder, blocks), live);
  }

  /** Declared while nobody else can go on in the folder. */
  private FileJournal extended(Path folder, int blocks) {
    FileJournal journal = FileJournal.open(folder, study);
    boolean declared = false;
    try {
      StudyStop.extend(study, folder, journal.committed(), blocks);
      declared = true;
      return journal;
    } finally {
      if (!declared) {
        journal.close();
      }
    }
  }

  private int carryOut(Path folder, Supplier<FileJournal> journals, Optional<Integer> live)
      throws IOException {
    Leftover.remove(surroundings.terminal().err());
    try (Watching watching = Watching.start(surroundings, study.name(), live)) {
      boolean completed =
          surroundings
              .interruption()
              .interruptibly(() -> measure(folder, journals, watching), resumeHint(folder));
      watching.ended();
      int code = completed ? conclude(folder) : ExitCode.INTERRUPTED.number();
      watching.over(
          completed, completed ? "Report: " + RunReport.file(folder) : resumeHint(folder));
      return code;
    }
  }

  private boolean measure(Path folder, Supplier<FileJournal> journals, Watching watching) {
    try (FileJournal journal = journals.get()) {
      watching.say("Results: " + folder);
      return StudyRunner.of(
              StudyStop.extended(study, folder),
              Providers.load(),
              surroundings.time(),
              StudyStop.rule(study, folder))
          .run(journal, watching::show, watching.watch());
    } catch (RunFailed failure) {
      watching.ended();
      watching.over(false, resumeHint(folder));
      surroundings.terminal().err().println(resumeHint(folder));
      throw failure;
    }
  }

  private int conclude(Path folder) throws IOException {
    Comparison comparison = Analysis.of(folder);
    RunReport.store(comparison, folder);
    PrintWriter out = surroundings.terminal().out();
    out.print(RunReport.table(comparison, surroundings.terminal()));
    out.println();
    out.println("Report:  " + RunReport.file(folder));
    out.println("Results: " + folder);
    return ExitCode.OK.number();
  }

  private String resumeHint(Path folder) {
    return "what was measured is kept; go on with: "
        + Invocation.command()
        + " run "
        + original().map(original -> original + " ").orElse("")
        + "--resume "
        + folder;
  }

  /** Files are named relative to the study file, so its copy in the folder would miss them. */
  private Optional<Path> original() {
    return file.filter(known -> namesCode() || namesTrace() || namesFiles());
  }

  private boolean namesCode() {
    return study.workloads().stream()
        .flatMap(workload -> workload.actions().stream())
        .anyMatch(workload -> workload.source() instanceof WorkloadSource.CodeFile);
  }

  private boolean namesTrace() {
    return study.loads().stream().anyMatch(LoadShape.Trace.class::isInstance);
  }

  /** A key file, a CA file: {@code auth-file}, {@code ca-file}, {@code token-file}. */
  private boolean namesFiles() {
    return study.platforms().stream()
        .flatMap(platform -> Stream.of(platform.section(), platform.energySection()))
        .filter(ConfigNode.Mapping.class::isInstance)
        .map(ConfigNode.Mapping.class::cast)
        .flatMap(section -> section.entries().stream())
        .anyMatch(entry -> entry.key().endsWith("-file"));
  }
}
