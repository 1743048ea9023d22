package io.whiskwatt.results.store;

import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of a run's folder: readings at once, invocations when they are asked for. */
final class RunFiles implements Invocations {
  private final TrialsFile trials;
  private final DataSlices slices;
  private final Map<StepKey, Integer> entries = new HashMap<>();

  RunFiles(Path folder, TrialsFile trials) {
    this.trials = trials;
    this.slices = new DataSlices(folder, trials);
    for (int i = 0; i < trials.entries().size(); i++) {
      entries.put(trials.entries().get(i).step().key(), i);
    }
  }

  Readings readings() {
    Readings readings = new Readings();
    for (int i = 0; i < trials.entries().size(); i++) {
      JournalEntry entry = trials.entries().get(i);
      EnergyLog log =
          new EnergyLog(
              parsed(DataFile.ENERGY, i, EnergyTable::parse),
              parsed(DataFile.CLOCK, i, ClockTable::parse),
              parsed(DataFile.USAGE, i, UsageTable::parse),
              entry.gaps());
      readings.add(entry.step().session(), log);
    }
    return readings;
  }

  @Override
  public List<InvocationRow> of(StepKey step) {
    Integer entry = entries.get(step);
    if (entry == null) {
      throw new IllegalArgumentException("step '" + step + "' is not of this run");
    }
    return parsed(DataFile.INVOCATIONS, entry, InvocationTable::parse);
  }

  private <T> List<T> parsed(DataFile file, int entry, TableParser<T> parser) {
    String text = slices.table(file, entry);
    try {
      return parser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRun(slices.damaged(file, entry) + e.getMessage(), e);
    }
  }

  private interface TableParser<T> {
    List<T> parse(String text);
  }
}
