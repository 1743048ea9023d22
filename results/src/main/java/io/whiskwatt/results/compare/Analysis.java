package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.inquiry.FindingsAnalysis;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.RunOrigin;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.usage.UsageOfCell;
import io.whiskwatt.run.StepRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From the files of one run to what it says. The same files always give the same comparison. */
public final class Analysis {
  private final RunData run;
  private final Factors factors;
  private final Buckets buckets = new Buckets();
  private final SoundCells sound;
  private final List<CellTrials> cells;
  private final Map<NodeId, String> machines;
  private Optional<Grounds> grounds = Optional.empty();

  private Analysis(RunData run, Factors factors) {
    this.run = run;
    this.factors = factors;
    this.sound = SoundCells.of(run, buckets);
    this.cells = sound.all();
    this.machines = Surroundings.machines(run);
  }

  /** Analyses what a run has committed so far. */
  public static Comparison of(RunData run) {
    return of(run, Factors.NONE);
  }

  /**
   * The same with other factors.
   *
   * @param instead before those of the study
   */
  public static Comparison of(RunData run, Factors instead) {
    return new Analysis(run, instead.or(run.study().factors())).comparison();
  }

  /**
   * The comparisons of energy alone, the same as {@link #of(RunData)} has them and by the same
   * steps, without what else it says: for simulated runs, of which there are thousands.
   */
  public static List<Contrast> energyOf(RunData run) {
    Analysis analysis = new Analysis(run, run.study().factors());
    return analysis.grounds().contrasts(run.study()).energy(analysis.cells);
  }

  /**
   * Reads and analyses a run folder.
   *
   * @throws io.whiskwatt.results.store.UnreadableRun when it is no run, or damaged
   */
  public static Comparison of(Path folder) {
    return of(RunData.read(folder));
  }

  /**
   * Two runs of the same two clusters together, between which the clusters swapped their runtimes
   * (design level L2), or of which the second has the baseline's runtime on both (L3). What it says
   * beyond ratios stands in each run's own comparison.
   *
   * @param first whose cells are compared
   * @param second whose cells stand beside them, the name of each platform followed by "(second
   *     run)"
   * @param instead before the factors of the studies
   * @throws io.whiskwatt.config.InvalidConfiguration when the two are neither
   */
  public static Comparison of(RunData first, RunData second, Factors instead) {
    return read(first, instead).together(read(second, instead));
  }

  /** To be asked for more than its comparison. */
  static Analysis read(RunData run, Factors instead) {
    return new Analysis(run, instead.or(run.study().factors()));
  }

  /** Without the numbers of void trials. */
  List<CellTrials> cells() {
    return cells;
  }

  /** Of the run's folder. */
  String name() {
    return AcrossRuns.name(run);
  }

  double margin() {
    return run.study().equivalenceMargin();
  }

  /**
   * A gate of the run or of the cell forbids verdicts on it.
   *
   * @param concerned which gates count
   */
  boolean isVoid(CellTrials cell, Predicate<Gate> concerned) {
    Grounds known = grounds();
    return Stream.concat(
            known.studyGates.stream(),
            known.cellGates.getOrDefault(cell.cell().id(), List.of()).stream())
        .filter(concerned)
        .anyMatch(gate -> gate.severity() == Gate.Severity.VOID);
  }

  private Comparison together(Analysis second) {
    ContrastAnalysis pairs = grounds().contrasts(run.study());
    ContrastAnalysis secondPairs = second.grounds().contrasts(second.run.study());
    TwoRuns.Match match =
        TwoRuns.match(
            TwoRuns.Side.of(run, pairs.pairs(cells), machines),
            TwoRuns.Side.of(second.run, secondPairs.pairs(second.cells), second.machines));
    Words words = new Words(run.study(), match.level(), servingNodes());
    List<Contrast> contrasts =
        new TwoRunContrasts(
                match.level(),
                words,
                new TwoRunContrasts.BothNames(
                    new TwoRunContrasts.Names(machines),
                    new TwoRunContrasts.Names(second.machines)),
                pairs,
                secondPairs)
            .all(match.pairs());
    return TwoComparisons.of(
        comparison(),
        second.comparison(),
        match.level(),
        words.design(),
        Answer.of(contrasts, run.study().cells()),
        contrasts);
  }

  Comparison comparison() {
    StudyFacts study = run.study();
    Grounds grounds = grounds();
    List<Contrast> contrasts = grounds.contrasts(study).all(cells);
    return new Comparison(
        study.name(),
        study.design().level(),
        grounds.words.design(),
        Answer.of(contrasts, study.cells()),
        quality(),
        energyNotes(),
        run.blocksPlanned(),
        completeBlocks(),
        (int) run.steps().stream().mapToInt(StepRecord::session).distinct().count(),
        started(),
        measured(),
        study.equivalenceMargin(),
        summaries(grounds.cellGates),
        contrasts,
        PowerTraces.of(run),
        ofCells(grounds.usage),
        grounds.studyGates,
        grounds.isolation.latest(),
        RateFindings.of(cells),
        grounds.checks,
        grounds.findings,
        RunOrigin.of(run),
        Surroundings.of(run));
  }

  /** What a comparison stands on beside the trials themselves. */
  private record Grounds(
      Words words,
      IsolationFindings isolation,
      Map<String, UsageOfCell> usage,
      List<CheckFinding> checks,
      Findings findings,
      List<Gate> studyGates,
      Map<String, List<Gate>> cellGates) {
    ContrastAnalysis contrasts(StudyFacts study) {
      return new ContrastAnalysis(study, words, studyGates, cellGates);
    }
  }

  private Grounds grounds() {
    Grounds known = grounds.orElseGet(this::ground);
    grounds = Optional.of(known);
    return known;
  }

  private Grounds ground() {
    IsolationFindings isolation = new IsolationFindings(run, machines);
    Map<String, UsageOfCell> usage = usage();
    List<CheckFinding> checks = CheckFindings.of(run);
    Findings findings = FindingsAnalysis.of(run, cells, usage, factors);
    return new Grounds(
        new Words(run.study(), servingNodes()),
        isolation,
        usage,
        checks,
        findings,
        studyGates(isolation, checks, completeBlocks(), List.copyOf(usage.values())),
        FindingGates.added(sound.gates(), findings));
  }

  private Map<String, UsageOfCell> usage() {
    Map<String, UsageOfCell> usage = new LinkedHashMap<>();
    cells.forEach(cell -> usage.put(cell.cell().id(), UsageOfCell.of(run, cell)));
    return usage;
  }

  private static List<CellUsage> ofCells(Map<String, UsageOfCell> usage) {
    List<CellUsage> summaries = new ArrayList<>();
    usage.forEach((cell, known) -> UsageAnalysis.of(cell, known).ifPresent(summaries::add));
    return summaries;
  }

  private List<Gate> studyGates(
      IsolationFindings isolation,
      List<CheckFinding> checks,
      int complete,
      List<UsageOfCell> usage) {
    List<Gate> gates = new ArrayList<>(new StudyGates(run, isolation, checks).of(cells, complete));
    gates.addAll(UsageGates.of(usage, Surroundings.processors(run)));
    return gates;
  }

  /** Blocks in which every cell of the plan was measured. */
  private int completeBlocks() {
    return (int)
        IntStream.range(0, run.blocksPlanned())
            .filter(
                block ->
                    cells.stream()
                        .allMatch(
                            cell -> cell.all().stream().anyMatch(trial -> trial.block() == block)))
            .count();
  }

  private int servingNodes() {
    return (int) cells.stream().flatMap(cell -> cell.nodes().stream()).distinct().count();
  }

  private List<CellSummary> summaries(Map<String, List<Gate>> gates) {
    CellAnalysis analysis = new CellAnalysis(buckets, machines);
    return cells.stream()
        .map(cell -> analysis.of(cell, gates.getOrDefault(cell.cell().id(), List.of())))
        .toList();
  }

  /** The lowest quality of any cell: what the weakest number is. */
  private Quality quality() {
    return cells.stream().map(CellAnalysis::quality).max(Quality::compareTo).orElse(Quality.NONE);
  }

  private List<String> energyNotes() {
    return run.sessions().stream()
        .flatMap(session -> session.environment().platforms().stream())
        .flatMap(platform -> platform.energy().notes().stream())
        .distinct()
        .toList();
  }

  private Instant started() {
    return run.steps().stream()
        .map(StepRecord::wallStart)
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** All windows together, idle ones included. */
  private Duration measured() {
    return Duration.ofNanos(
        run.steps().stream().mapToLong(step -> step.endNanos() - step.startNanos()).sum());
  }
}
