package io.whiskwatt.load;

import io.whiskwatt.platform.TrialLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The three latency distributions of one trial's succeeded invocations, in nanoseconds with three
 * significant digits, as lines of the HdrHistogram log format. A value outside 0 to {@link #RANGE}
 * is counted as overflow and never clamped.
 */
public final class Latencies {
  /** The largest value that is recorded. */
  public static final Duration RANGE = Duration.ofHours(1);

  private static final int DIGITS = 3;

  /** What is measured (method: vocabulary). */
  public enum Kind {
    /** End − intended start: what a user waits. */
    RESPONSE,
    /** End − actual start: what the platform took. */
    SERVICE,
    /** Actual − intended start: what the generator was late. */
    LATENESS;

    /** The word in the log's tags. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    long nanos(TrialLog log, int slot) {
      return switch (this) {
        case RESPONSE -> log.endNanos(slot) - log.intendedNanos(slot);
        case SERVICE -> log.endNanos(slot) - log.actualNanos(slot);
        case LATENESS -> log.actualNanos(slot) - log.intendedNanos(slot);
      };
    }
  }

  private final Map<Kind, Distribution> distributions = new EnumMap<>(Kind.class);

  private Latencies() {
    for (Kind kind : Kind.values()) {
      distributions.put(kind, new Distribution());
    }
  }

  /** The distributions of a log that is complete. */
  public static Latencies of(TrialLog log) {
    Latencies latencies = new Latencies();
    for (int slot = 0; slot < log.size(); slot++) {
      if (log.outcome(slot).succeeded()) {
        latencies.record(log, slot);
      }
    }
    return latencies;
  }

  private void record(TrialLog log, int slot) {
    distributions.forEach((kind, distribution) -> distribution.record(kind.nanos(log, slot)));
  }

  private Distribution distribution(Kind kind) {
    return Objects.requireNonNull(distributions.get(kind));
  }

  /** Values recorded, overflow not counted. */
  public long count(Kind kind) {
    return distribution(kind).histogram.getTotalCount();
  }

  /** Values outside the range. */
  public long overflow(Kind kind) {
    return distribution(kind).overflow;
  }

  /**
   * A quantile, as the upper end of the values that the histogram cannot tell from it.
   *
   * @param quantile 0 to 1
   * @return 0 when nothing was recorded
   */
  public long quantileNanos(Kind kind, double quantile) {
    return distribution(kind).histogram.getValueAtPercentile(quantile * 100);
  }

  /** The lines with which a log file begins, without line ends. */
  public static List<String> logHeader(Instant start) {
    return lines(
        writer -> {
          writer.outputComment("[Latencies of succeeded invocations in nanoseconds]");
          writer.outputLogFormatVersion();
          writer.outputStartTime(start.toEpochMilli());
          writer.setBaseTime(start.toEpochMilli());
          writer.outputLegend();
        });
  }

  /**
   * One line for each kind, without line ends, tagged {@code <trial>/<kind>}. The maximum that
   * stands on a line is in milliseconds.
   *
   * @param trial without commas, blanks or line ends
   * @param sinceStart from the start in the header to the window's opening
   * @param length of the window
   */
  public List<String> logLines(String trial, Duration sinceStart, Duration length) {
    double from = sinceStart.toNanos() / 1e9;
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Histogram histogram = distribution(kind).histogram;
      histogram.setTag(trial + "/" + kind.key());
      lines.addAll(
          lines(
              writer ->
                  writer.outputIntervalHistogram(
                      from, from + length.toNanos() / 1e9, histogram, 1e6)));
    }
    return lines;
  }

  private static List<String> lines(Consumer<HistogramLogWriter> write) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(bytes);
    write.accept(writer);
    writer.close();
    return bytes.toString(StandardCharsets.US_ASCII).lines().toList();
  }

  /** Of one kind. */
  private static final class Distribution {
    private final Histogram histogram = new Histogram(RANGE.toNanos(), DIGITS);
    private long overflow;

    void record(long nanos) {
      if (nanos < 0 || nanos > RANGE.toNanos()) {
        overflow++;
      } else {
        histogram.recordValue(nanos);
      }
    }
  }
}
