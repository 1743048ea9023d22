package io.whiskwatt.results.store;

import io.whiskwatt.run.StepKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
      int session = entry.step().session();
      each(DataFile.ENERGY, i, EnergyTable::reading, row -> readings.counter(session, row));
      each(DataFile.CLOCK, i, ClockTable::exchange, row -> readings.clock(session, row));
      each(DataFile.USAGE, i, UsageTable::reading, row -> readings.usage(session, row));
      entry.gaps().forEach(gap -> readings.gap(session, gap));
    }
    return readings;
  }

  @Override
  public void each(StepKey step, Consumer<InvocationRow> row) {
    Integer entry = entries.get(step);
    if (entry == null) {
      throw new IllegalArgumentException("step '" + step + "' is not of this run");
    }
    each(DataFile.INVOCATIONS, entry, InvocationTable::row, row);
  }

  private <T> void each(
      DataFile file, int entry, Function<CsvReader, T> parser, Consumer<T> consumer) {
    try (CsvReader records = slices.records(file, entry)) {
      for (Optional<T> row = next(records, file, entry, parser);
          row.isPresent();
          row = next(records, file, entry, parser)) {
        consumer.accept(row.get());
      }
    } catch (IOException e) {
      throw slices.packed(file, entry, e);
    }
  }

  private <T> Optional<T> next(
      CsvReader records, DataFile file, int entry, Function<CsvReader, T> parser)
      throws IOException {
    try {
      return records.next() ? Optional.of(parser.apply(records)) : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UnreadableRun(slices.damaged(file, entry) + e.getMessage(), e);
    }
  }
}
