package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.whiskwatt.load.Latencies.Kind;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeTickets;
import io.whiskwatt.units.Rate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server with 2 ms of service that holds all replies for 1.2 s in every 10 s, at 500/s. 12 % of
 * the arrivals meet the stall and wait for what is left of it, uniformly: a quantile q above 0.88
 * is 2 ms + 1200 ms · (q − 0.88) / 0.12.
 */
class StalledServerTest {
  private static final long MS = 1_000_000;
  private static final long SERVICE = 2 * MS;
  private static final long STALL = 1_200 * MS;
  private static final long PERIOD = 10_000 * MS;
  private static final long OPENING = 1_000 * MS;

  private final ManualTime time = new ManualTime();
  private final TrialRecorder log;
  private final LoadResult result;

  StalledServerTest() {
    LoadPlan plan =
        LoadPlan.of(
                new LoadShape.Constant(Rate.perSecond(500)),
                FakeTickets.warm(8),
                Duration.ofSeconds(100),
                1)
            .openingAt(OPENING);
    log = TrialRecorder.forPlan(plan);
    result = new LoadLoop(time).run(plan, new SimulatedServer(time, log, this::endOf), log);
  }

  /** The stall lies in the middle of each period. */
  private long endOf(long sent) {
    long ready = sent + SERVICE;
    long inPeriod = (ready - OPENING) % PERIOD;
    long stallEnds = (PERIOD + STALL) / 2;
    boolean stalled = inPeriod >= stallEnds - STALL && inPeriod < stallEnds;
    return stalled ? ready + stallEnds - inPeriod : ready;
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2", "0.9, 202", "0.99, 1102", "0.999, 1192", "1, 1202"})
  void response_times_are_the_analytic_ones(double quantile, double millis) {
    long nanos = Latencies.of(log).quantileNanos(Kind.RESPONSE, quantile);
    assertThat(nanos / 1e6).isCloseTo(millis, withinPercentage(quantile < 0.99 ? 1.0 : 0.3));
  }

  @Test
  void every_invocation_that_is_due_during_a_stall_is_sent_when_it_is_due() {
    assertThat(result.sent()).isEqualTo(50_000);
    assertThat(result.dropped()).isZero();
    assertThat(result.maxLatenessNanos()).isZero();
    assertThat(IntStream.range(0, log.size()).mapToObj(log::outcome))
        .containsOnly(OutcomeKind.SUCCESS);
  }

  @Test
  void the_files_hold_the_same_truth_for_every_reader_of_hdr_histograms() {
    List<String> lines = new ArrayList<>(Latencies.logHeader(Instant.EPOCH));
    lines.addAll(Latencies.of(log).logLines("t", Duration.ZERO, Duration.ofSeconds(100)));
    List<AbstractHistogram> read = read(String.join("\n", lines) + "\n");
    assertThat(read)
        .extracting(AbstractHistogram::getTag)
        .containsExactly("t/response", "t/service", "t/lateness");
    assertThat(read.get(0).getValueAtPercentile(99) / 1e6).isCloseTo(1102, withinPercentage(0.3));
    assertThat(read.get(1).getTotalCount()).isEqualTo(50_000);
    assertThat(read.get(2).getMaxValue()).isZero();
  }

  private static List<AbstractHistogram> read(String file) {
    List<AbstractHistogram> read = new ArrayList<>();
    try (HistogramLogReader reader =
        new HistogramLogReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
      while (reader.hasNext()) {
        read.add((AbstractHistogram) reader.nextIntervalHistogram());
      }
    }
    return read;
  }
}
