package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.load.Latencies.Kind;
import io.whiskwatt.platform.OutcomeKind;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final long MS = 1_000_000;
  private static final long HOUR = Latencies.RANGE.toNanos();

  private final TrialRecorder log = new TrialRecorder(10, 0);

  @Test
  void response_counts_from_the_intended_and_service_from_the_actual_start() {
    record(0, 2 * MS, 10 * MS, OutcomeKind.SUCCESS);
    Latencies latencies = Latencies.of(log);

    assertThat(latencies.quantileNanos(Kind.RESPONSE, 0.5)).isBetween(10 * MS, 10_010_000L);
    assertThat(latencies.quantileNanos(Kind.SERVICE, 0.5)).isBetween(8 * MS, 8_010_000L);
    assertThat(latencies.quantileNanos(Kind.LATENESS, 0.5)).isBetween(2 * MS, 2_010_000L);
  }

  @Test
  void only_succeeded_invocations_count() {
    record(0, 0, MS, OutcomeKind.SUCCESS);
    record(0, 0, MS, OutcomeKind.DEVELOPER_ERROR);
    log.drop(log.open(0, 0), MS);
    assertThat(Latencies.of(log).count(Kind.RESPONSE)).isEqualTo(1);
  }

  @Test
  void values_outside_the_range_are_counted_and_not_clamped() {
    record(0, MS, HOUR + MS, OutcomeKind.SUCCESS);
    record(MS, 0, 2 * MS, OutcomeKind.SUCCESS);
    Latencies latencies = Latencies.of(log);

    assertThat(latencies.overflow(Kind.RESPONSE)).isEqualTo(1);
    assertThat(latencies.overflow(Kind.SERVICE)).isZero();
    assertThat(latencies.overflow(Kind.LATENESS)).isEqualTo(1);
    assertThat(latencies.quantileNanos(Kind.RESPONSE, 1)).isLessThan(2 * MS);
  }

  @Test
  void the_log_is_read_back_by_the_standard_reader_whatever_the_locale() {
    record(0, MS, 5 * MS, OutcomeKind.SUCCESS);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    List<Histogram> read;
    try {
      read = read(logFile());
    } finally {
      Locale.setDefault(before);
    }
    assertThat(read)
        .extracting(Histogram::getTag)
        .containsExactly("b0-a@1/response", "b0-a@1/service", "b0-a@1/lateness");
    assertThat(read.get(1).getMaxValue()).isBetween(4 * MS, 4_010_000L);
    assertThat(read.get(0).getStartTimeStamp()).isEqualTo(1_767_225_612_500L);
    assertThat(read.get(0).getEndTimeStamp()).isEqualTo(1_767_225_642_500L);
  }

  private String logFile() {
    List<String> lines =
        new ArrayList<>(Latencies.logHeader(Instant.parse("2026-01-01T00:00:00Z")));
    lines.addAll(
        Latencies.of(log).logLines("b0-a@1", Duration.ofMillis(12_500), Duration.ofSeconds(30)));
    return String.join("\n", lines) + "\n";
  }

  private static List<Histogram> read(String file) {
    List<Histogram> read = new ArrayList<>();
    try (HistogramLogReader reader =
        new HistogramLogReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
      while (reader.hasNext()) {
        read.add((Histogram) reader.nextIntervalHistogram());
      }
    }
    return read;
  }

  private void record(long intended, long actual, long end, OutcomeKind kind) {
    int slot = log.open(0, intended);
    log.sent(slot, actual);
    log.ended(slot, end, kind, 200, ByteBuffer.allocate(0));
  }
}
