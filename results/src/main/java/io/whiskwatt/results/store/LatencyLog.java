package io.whiskwatt.results.store;

import io.whiskwatt.load.Latencies;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.TrialData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step adds to {@code latency.hlog}. */
final class LatencyLog {
  private LatencyLog() {}

  /**
   * Whole lines.
   *
   * @param started the opening of the run's first step: times in the log count from there
   * @param fresh true: the log's header comes first
   */
  static String text(StepRecord step, Optional<TrialData> trial, Instant started, boolean fresh) {
    List<String> lines = new ArrayList<>();
    if (fresh) {
      lines.addAll(Latencies.logHeader(started));
    }
    trial.ifPresent(data -> lines.addAll(lines(step, data, started)));
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static List<String> lines(StepRecord step, TrialData trial, Instant started) {
    return Latencies.of(trial.log())
        .logLines(
            tag(step.key()),
            Duration.between(started, step.wallStart()),
            Duration.ofNanos(step.endNanos() - step.startNanos()));
  }

  /** {@code b3/runc/hello@256MB/cold/closed-1}; the format has no room for commas and blanks. */
  private static String tag(StepKey key) {
    String index = key.index() == 0 ? "" : "#" + key.index();
    return ("b" + key.block() + "/" + key.cell() + index).replaceAll("[\\s,]", "_");
  }
}
