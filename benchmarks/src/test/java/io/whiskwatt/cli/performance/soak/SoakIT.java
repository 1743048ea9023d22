package io.whiskwatt.cli.performance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.platform.OutcomeKind;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoakIT {
  @ParameterizedTest
  @EnumSource
  void after_many_faults_no_socket_and_no_thread_is_left_and_both_sides_count_the_same(
      TransportKind transport) throws IOException {
    SoakProcess soak =
        new SoakProcess(transport, 200, Duration.ofSeconds(12), Duration.ofMillis(500));
    SoakRun run = soak.run(text -> {});
    assertThat(run.calls()).isEqualTo(200 * 12);
    assertThat(run.told()).containsKeys(OutcomeKind.SUCCESS, OutcomeKind.TRUNCATED);
    assertThat(run.isAgreed()).as("told %s, done %s", run.told(), run.done()).isTrue();
    assertThat(run.after().sockets()).isLessThanOrEqualTo(run.before().sockets());
    assertThat(run.after().threads()).isLessThanOrEqualTo(run.before().threads());
    assertThat(run.after().inFlight()).isZero();
    assertThat(run.isBounded(Measure.SOCKETS))
        .as("sockets %s", run.values(Measure.SOCKETS))
        .isTrue();
  }
}
