package io.whiskwatt.openwhisk.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkTrialTest {
  private static final Duration WINDOW = Duration.ofMillis(300);

  @ParameterizedTest
  @CsvSource({"NIO, 0", "NIO, 2", "NIO, 100000", "OKHTTP, 0", "OKHTTP, 2", "OKHTTP, 100000"})
  void every_call_is_sent_and_answered_whatever_its_payload(TransportKind transport, int bytes) {
    LoadPath.Sunk sunk = sink(transport, bytes);
    assertThat(sunk.sent()).isEqualTo(60);
    assertThat(sunk.dropped()).isZero();
    assertThat(sunk.failed()).isZero();
    assertThat(sunk.closedNanos() - sunk.openedNanos()).isGreaterThanOrEqualTo(WINDOW.toNanos());
  }

  @Test
  void what_the_sink_takes_of_the_process_is_told() {
    assertThat(sink(TransportKind.NIO, 2).sinkCpuNanos()).isPositive();
  }

  private static LoadPath.Sunk sink(TransportKind transport, int bytes) {
    return HttpLoadPath.ofStudies(transport)
        .sink(
            new LoadPath.ToSink(
                new LoadShape.Constant(Rate.perSecond(200)), WINDOW, bytes, Pacing.PARKED, 1),
            SystemTime.INSTANCE);
  }
}
