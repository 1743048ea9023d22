package io.whiskwatt.openwhisk.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.client.OkHttpTransport;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.trust.Trust;
import io.whiskwatt.units.Rate;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelfWarmUpTest {
  private static final LoadShape RATE = new LoadShape.Constant(Rate.perSecond(200));

  @Test
  void the_path_of_studies_is_run_many_times_and_nothing_of_it_stays() {
    LoadPath path = HttpLoadPath.ofStudies("okhttp", OkHttpTransport::open);
    LoadPath.Warmth warmth = path.warmUp(List.of(RATE), SystemTime.INSTANCE);
    assertThat(warmth.calls()).isGreaterThan(100);
    assertThat(warmth.last()).isPositive();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("loopback-sink") && !thread.isDaemon());
  }

  @Test
  void an_interrupt_ends_it() {
    Thread.currentThread().interrupt();
    LoadPath path = HttpLoadPath.ofUrls("okhttp", OkHttpTransport::open);
    assertThat(path.warmUp(List.of(RATE), SystemTime.INSTANCE).calls()).isZero();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void rounds_go_on_while_one_of_the_last_two_was_faster_than_all_before() {
    assertThat(SelfWarmUp.gotFaster(millis(100, 50, 40, 30))).isTrue();
    assertThat(SelfWarmUp.gotFaster(millis(100, 50, 30, 30))).isTrue();
    assertThat(SelfWarmUp.gotFaster(millis(100, 30, 30, 29))).isFalse();
  }

  @Test
  void equal_transports_of_studies_are_one_path() {
    assertThat(HttpLoadPath.ofStudies("okhttp", OkHttpTransport::open))
        .isEqualTo(HttpLoadPath.ofStudies("okhttp", OkHttpTransport::open))
        .hasSameHashCodeAs(HttpLoadPath.ofStudies("okhttp", OkHttpTransport::open))
        .isNotEqualTo(HttpLoadPath.ofStudies("nio", OkHttpTransport::open))
        .isNotEqualTo(HttpLoadPath.ofUrls("okhttp", OkHttpTransport::open));
  }

  @Test
  void a_url_is_invoked_as_often_as_was_planned() throws IOException {
    LoadPlan plan = UrlTrial.plan(RATE, Duration.ofMillis(200), Duration.ofSeconds(30), 1);
    TrialRecorder log = TrialRecorder.withoutReplies(plan);
    AtomicInteger opened = new AtomicInteger();
    try (LoopbackSink sink = LoopbackSink.open();
        Transport transport = OkHttpTransport.open()) {
      UrlTrial.run(
          plan,
          log,
          transport,
          calls(sink),
          SystemTime.INSTANCE,
          Pacing.SPINNING,
          opened::incrementAndGet);
    }
    assertThat(IntStream.range(0, log.size()).mapToObj(log::outcome))
        .hasSize(40)
        .containsOnly(OutcomeKind.SUCCESS);
    assertThat(opened).hasValue(1);
  }

  private static CallPlan calls(LoopbackSink sink) {
    return new CallPlan(
        sink.origin(),
        Trust.systemDefault(),
        List.of(new CallPlan.Target("POST", "/")),
        new CallPlan.Payload(new byte[0], List.of(), Optional.empty()),
        Duration.ofSeconds(30),
        100,
        1);
  }

  private static List<Duration> millis(long... rounds) {
    return Arrays.stream(rounds).mapToObj(Duration::ofMillis).toList();
  }
}
