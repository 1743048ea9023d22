package io.whiskwatt.rapl.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.testing.ManualTime;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final ManualTime time = new ManualTime();
  private final RateLimit limit = new RateLimit(10, time);

  @Test
  void a_burst_of_one_second_passes_and_no_more() {
    assertThat(admitted(100)).isBetween(10, 11);
    assertThat(admitted(100)).isZero();
  }

  @Test
  void places_come_back_with_time() {
    admitted(100);
    time.advance(Duration.ofMillis(300));
    assertThat(admitted(100)).isEqualTo(3);
    time.advance(Duration.ofHours(1));
    assertThat(admitted(100)).isBetween(10, 11);
  }

  private int admitted(int requests) {
    return (int) IntStream.range(0, requests).filter(request -> limit.admits()).count();
  }
}
