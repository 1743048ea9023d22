package io.whiskwatt.results.store;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run as its files tell it: everything that was committed, whether the run is finished or not.
 * Invocations are read from disk when they are asked for, one trial at a time.
 *
 * @see SimulatedRun a run without files
 */
public final class RunData {
  private final Path folder;
  private final StudyFacts study;
  private final List<SessionFacts> sessions;
  private final List<StepRecord> steps;
  private final List<CounterSeries> counters;
  private final List<UsageSeries> usage;
  private final List<SessionClock> clocks;
  private final List<SessionGap> gaps;
  private final Invocations invocations;
  private final StopFacts stop;

  RunData(
      Path folder,
      StudyFacts study,
      List<SessionFacts> sessions,
      List<StepRecord> steps,
      Readings readings,
      Invocations invocations,
      StopFacts stop) {
    this.folder = folder;
    this.study = study;
    this.sessions = List.copyOf(sessions);
    this.steps = List.copyOf(steps);
    this.counters = readings.counters();
    this.usage = readings.usage();
    this.clocks = readings.clocks();
    this.gaps = readings.gaps();
    this.invocations = invocations;
    this.stop = stop;
  }

  /**
   * Reads a run folder. What was not committed is left out; a run may still be going on in it.
   *
   * @throws UnreadableRun when a committed part is missing or damaged, naming file and place
   */
  public static RunData read(Path folder) {
    TrialsFile trials = TrialsFile.read(folder);
    DataSlices.check(folder, trials);
    return read(folder, trials, StopFacts.read(folder));
  }

  /**
   * Reads what a run had committed before it began this block, whatever came after it.
   *
   * @param block 0 and up
   * @throws UnreadableRun as above
   */
  public static RunData below(int block, Path folder) {
    TrialsFile trials = TrialsFile.read(folder);
    DataSlices.check(folder, trials);
    return read(folder, trials.below(block), StopFacts.NONE);
  }

  private static RunData read(Path folder, TrialsFile trials, StopFacts stop) {
    EnvironmentFile environment = EnvironmentFile.read(folder.resolve(RunFolder.ENVIRONMENT));
    RunFiles files = new RunFiles(folder, trials);
    return new RunData(
        folder,
        environment.study(),
        environment.sessions(),
        trials.entries().stream().map(JournalEntry::step).toList(),
        files.readings(),
        files,
        stop);
  }

  public Path folder() {
    return folder;
  }

  /** What decided how many blocks there are; {@link StopFacts#NONE} where the design did. */
  public StopFacts stop() {
    return stop;
  }

  /** How many blocks the run goes to, as far as that is decided; else the most there will be. */
  public int blocksPlanned() {
    return stop.planned().orElse(study.design().blocks());
  }

  public StudyFacts study() {
    return study;
  }

  /** Sessions that got as far as looking at their surroundings, in order. */
  public List<SessionFacts> sessions() {
    return sessions;
  }

  /** The surroundings of one session. */
  public Optional<SessionFacts> session(int number) {
    return sessions.stream().filter(facts -> facts.session() == number).findFirst();
  }

  /** Committed steps, in order. */
  public List<StepRecord> steps() {
    return steps;
  }

  /** Every counter of every session. */
  public List<CounterSeries> counters() {
    return counters;
  }

  /** Every measure of every group in every session. Runs of earlier versions have none. */
  public List<UsageSeries> usage() {
    return usage;
  }

  public List<SessionClock> clocks() {
    return clocks;
  }

  public List<SessionGap> gaps() {
    return gaps;
  }

  /**
   * The invocations of a trial, in slot order; empty for a step without any. All of them in memory:
   * {@link #eachInvocation} needs none.
   *
   * @param step one of {@link #steps()}
   */
  public List<InvocationRow> invocations(StepRecord step) {
    List<InvocationRow> rows = new ArrayList<>();
    eachInvocation(step, rows::add);
    return List.copyOf(rows);
  }

  /**
   * The same one after the other, none of them kept: a trial may have millions.
   *
   * @param row is given each invocation in slot order
   */
  public void eachInvocation(StepRecord step, Consumer<InvocationRow> row) {
    invocations.each(step.key(), row);
  }

  /** A clock exchange and the session it belongs to: clocks do not cross sessions. */
  public record SessionClock(int session, ClockExchange exchange) {}

  /** Missing readings and the session they belong to. */
  public record SessionGap(int session, EnergyLog.Gap gap) {}
}
