package io.whiskwatt.cli.load;

import io.whiskwatt.load.Latencies;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.TrialLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files that a load leaves when it is asked to. */
final class LoadFiles {
  private static final String TAG = "load";
  private static final String COLUMNS =
      "slot,intended_nanos,actual_nanos,end_nanos,outcome,http_status";

  private LoadFiles() {}

  /** The three histograms, in HdrHistogram's log format. */
  static void histograms(Path file, LoadFigures figures, Instant opening) throws IOException {
    List<String> lines = new ArrayList<>(Latencies.logHeader(opening));
    lines.addAll(
        figures
            .latencies()
            .logLines(TAG, Duration.ZERO, Duration.ofNanos((long) (figures.seconds() * 1e9))));
    Files.write(file, lines, StandardCharsets.US_ASCII);
  }

  /** A row for each invocation, times in nanoseconds after the opening. */
  static void rows(Path file, LoadResult result, TrialLog log) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      writer.write(COLUMNS + "\r\n");
      for (int slot = 0; slot < log.size(); slot++) {
        writer.write(row(result.openingNanos(), log, slot) + "\r\n");
      }
    }
  }

  private static String row(long opening, TrialLog log, int slot) {
    boolean dropped = log.outcome(slot) == OutcomeKind.DROPPED;
    return String.join(
        ",",
        Integer.toString(slot),
        Long.toString(log.intendedNanos(slot) - opening),
        dropped ? "" : Long.toString(log.actualNanos(slot) - opening),
        dropped ? "" : Long.toString(log.endNanos(slot) - opening),
        log.outcome(slot).name().toLowerCase(Locale.ROOT),
        Integer.toString(log.status(slot)));
  }
}
