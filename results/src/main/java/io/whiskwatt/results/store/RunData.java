package io.whiskwatt.results.store;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as its files tell it: everything that was committed, whether the run is finished or not.
 * Invocations are read from disk when they are asked for, one trial at a time.
 */
public final class RunData {
  private final Path folder;
  private final EnvironmentFile environment;
  private final TrialsFile trials;
  private final DataSlices slices;
  private final Map<String, CounterSeries> counters = new LinkedHashMap<>();
  private final Map<String, UsageSeries> usage = new LinkedHashMap<>();
  private final List<SessionClock> clocks = new ArrayList<>();
  private final List<SessionGap> gaps = new ArrayList<>();
  private final Map<StepKey, Integer> entries = new HashMap<>();

  private RunData(Path folder, EnvironmentFile environment, TrialsFile trials) {
    this.folder = folder;
    this.environment = environment;
    this.trials = trials;
    this.slices = new DataSlices(folder, trials);
  }

  /**
   * Reads a run folder. What was not committed is left out; a run may still be going on in it.
   *
   * @throws UnreadableRun when a committed part is missing or damaged, naming file and place
   */
  public static RunData read(Path folder) {
    TrialsFile trials = TrialsFile.read(folder);
    DataSlices.check(folder, trials);
    RunData data =
        new RunData(folder, EnvironmentFile.read(folder.resolve(RunFolder.ENVIRONMENT)), trials);
    for (int i = 0; i < trials.entries().size(); i++) {
      data.load(i);
    }
    return data;
  }

  private void load(int entry) {
    JournalEntry journal = trials.entries().get(entry);
    int session = journal.step().session();
    entries.put(journal.step().key(), entry);
    journal.gaps().forEach(gap -> gaps.add(new SessionGap(session, gap)));
    parsed(DataFile.ENERGY, entry, EnergyTable::parse).forEach(r -> series(session, r).add(r));
    parsed(DataFile.USAGE, entry, UsageTable::parse).forEach(r -> usage(session, r).add(r));
    parsed(DataFile.CLOCK, entry, ClockTable::parse)
        .forEach(exchange -> clocks.add(new SessionClock(session, exchange)));
  }

  private CounterSeries series(int session, CounterReading reading) {
    return counters.computeIfAbsent(
        session + "\n" + reading.node() + "\n" + reading.zone(),
        key -> new CounterSeries(session, reading.node(), reading.zone()));
  }

  private UsageSeries usage(int session, UsageReading reading) {
    return usage.computeIfAbsent(
        session + "\n" + reading.node() + "\n" + reading.group() + "\n" + reading.measure(),
        key -> new UsageSeries(session, reading.node(), reading.group(), reading.measure()));
  }

  private <T> List<T> parsed(DataFile file, int entry, TableParser<T> parser) {
    String text = slices.table(file, entry);
    try {
      return parser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRun(slices.damaged(file, entry) + e.getMessage(), e);
    }
  }

  public Path folder() {
    return folder;
  }

  public StudyFacts study() {
    return environment.study();
  }

  /** Sessions that got as far as looking at their surroundings, in order. */
  public List<SessionFacts> sessions() {
    return environment.sessions();
  }

  /** The surroundings of one session. */
  public Optional<SessionFacts> session(int number) {
    return sessions().stream().filter(facts -> facts.session() == number).findFirst();
  }

  /** Committed steps, in order. */
  public List<StepRecord> steps() {
    return trials.entries().stream().map(JournalEntry::step).toList();
  }

  /** Every counter of every session. */
  public List<CounterSeries> counters() {
    return List.copyOf(counters.values());
  }

  /** Every measure of every group in every session. Runs of earlier versions have none. */
  public List<UsageSeries> usage() {
    return List.copyOf(usage.values());
  }

  public List<SessionClock> clocks() {
    return List.copyOf(clocks);
  }

  public List<SessionGap> gaps() {
    return List.copyOf(gaps);
  }

  /**
   * The invocations of a trial, in slot order; empty for a step without any.
   *
   * @param step one of {@link #steps()}
   */
  public List<InvocationRow> invocations(StepRecord step) {
    Integer entry = entries.get(step.key());
    if (entry == null) {
      throw new IllegalArgumentException("step '" + step.key() + "' is not of this run");
    }
    return parsed(DataFile.INVOCATIONS, entry, InvocationTable::parse);
  }

  private interface TableParser<T> {
    List<T> parse(String text);
  }

  /** A clock exchange and the session it belongs to: clocks do not cross sessions. */
  public record SessionClock(int session, ClockExchange exchange) {}

  /** Missing readings and the session they belong to. */
  public record SessionGap(int session, EnergyLog.Gap gap) {}
}
