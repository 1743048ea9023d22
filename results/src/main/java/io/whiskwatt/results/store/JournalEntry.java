package io.whiskwatt.results.store;

import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepRecord;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A committed step with what its journal line says beside the record.
 *
 * @param gaps readings that the meters missed since the step before
 * @param lengths of every data file after this step, in bytes
 * @param withNext it counts only together with the entry after it: they are of one window
 */
record JournalEntry(
    StepRecord step, List<EnergyLog.Gap> gaps, Map<DataFile, Long> lengths, boolean withNext) {
  static final Map<DataFile, Long> NOTHING =
      Map.of(
          DataFile.INVOCATIONS,
          0L,
          DataFile.LATENCY,
          0L,
          DataFile.ENERGY,
          0L,
          DataFile.CLOCK,
          0L,
          DataFile.USAGE,
          0L);

  JournalEntry {
    gaps = List.copyOf(gaps);
    lengths = Collections.unmodifiableMap(new EnumMap<>(lengths));
  }

  /** One that counts by itself. */
  JournalEntry(StepRecord step, List<EnergyLog.Gap> gaps, Map<DataFile, Long> lengths) {
    this(step, gaps, lengths, false);
  }

  long length(DataFile file) {
    return lengths.getOrDefault(file, 0L);
  }
}
