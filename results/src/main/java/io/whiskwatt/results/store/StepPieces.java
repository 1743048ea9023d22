package io.whiskwatt.results.store;

import io.whiskwatt.run.FinishedStep;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.TrialData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one step appends to each data file, written out as it is made. */
final class StepPieces {
  private final StepRecord step;
  private final StepData data;
  private final Instant started;

  /**
   * Of one step.
   *
   * @param started the opening of the run's first step
   */
  StepPieces(FinishedStep step, Instant started) {
    this.step = step.record();
    this.data = step.data();
    this.started = started;
  }

  /**
   * What the file gets; nothing is written where the step leaves nothing.
   *
   * @param fresh true: the file is empty and gets its header first
   */
  AppendFile.Piece of(DataFile file, boolean fresh) {
    return switch (file) {
      case INVOCATIONS -> invocations(fresh);
      case LATENCY ->
          bytes ->
              bytes.write(
                  LatencyLog.text(step, data.trial(), started, fresh)
                      .getBytes(StandardCharsets.UTF_8));
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

  private AppendFile.Piece invocations(boolean fresh) {
    Optional<TrialData> trial = data.trial().filter(measured -> measured.log().size() > 0);
    if (trial.isEmpty()) {
      return table(InvocationTable.COLUMNS, "", fresh);
    }
    return bytes ->
        Gzip.member(
            bytes,
            text -> {
              text.write(fresh ? header(InvocationTable.COLUMNS) : "");
              InvocationTable.write(text, step, trial.get());
            });
  }

  private static AppendFile.Piece table(List<String> columns, String rows, boolean fresh) {
    String text = fresh ? header(columns) + rows : rows;
    return text.isEmpty() ? bytes -> {} : bytes -> Gzip.member(bytes, out -> out.write(text));
  }

  private static String header(List<String> columns) {
    return String.join(",", columns) + "\r\n";
  }
}
