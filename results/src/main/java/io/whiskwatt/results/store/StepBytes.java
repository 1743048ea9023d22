package io.whiskwatt.results.store;

import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one step appends to each data file. */
final class StepBytes {
  private StepBytes() {}

  /**
   * The bytes by file; empty where the step leaves nothing.
   *
   * @param started the opening of the run's first step
   * @param lengths of the files before: an empty file gets its header with the first step
   */
  static Map<DataFile, byte[]> of(
      StepRecord step, StepData data, Instant started, Map<DataFile, Long> lengths) {
    Map<DataFile, byte[]> bytes = new EnumMap<>(DataFile.class);
    for (DataFile file : DataFile.values()) {
      boolean fresh = lengths.getOrDefault(file, 0L) == 0;
      bytes.put(file, of(file, step, data, started, fresh));
    }
    return bytes;
  }

  private static byte[] of(
      DataFile file, StepRecord step, StepData data, Instant started, boolean fresh) {
    return switch (file) {
      case INVOCATIONS ->
          table(
              InvocationTable.COLUMNS,
              data.trial().map(trial -> InvocationTable.rows(step, trial)).orElse(""),
              fresh);
      case LATENCY ->
          LatencyLog.text(step, data.trial(), started, fresh).getBytes(StandardCharsets.UTF_8);
      case ENERGY ->
          table(
              EnergyTable.COLUMNS,
              EnergyTable.rows(step.session(), data.energy().readings()),
              fresh);
      case CLOCK ->
          table(ClockTable.COLUMNS, ClockTable.rows(step.session(), data.energy().clocks()), fresh);
      case USAGE ->
          table(UsageTable.COLUMNS, UsageTable.rows(step.session(), data.energy().usage()), fresh);
    };
  }

  private static byte[] table(List<String> columns, String rows, boolean fresh) {
    String text = fresh ? String.join(",", columns) + "\r\n" + rows : rows;
    return text.isEmpty() ? new byte[0] : Gzip.member(text);
  }
}
