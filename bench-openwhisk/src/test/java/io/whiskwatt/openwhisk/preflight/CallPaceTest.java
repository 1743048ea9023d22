package io.whiskwatt.openwhisk.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallPaceTest {
  private final ManualTime time = new ManualTime();

  @Test
  void half_of_the_limit_is_used_in_any_minute() {
    CallPace pace = new CallPace(time, 60);
    List<Long> calls = new ArrayList<>();
    for (int call = 0; call < 100; call++) {
      pace.await();
      calls.add(time.nanos());
    }
    for (int call = 30; call < calls.size(); call++) {
      assertThat(Duration.ofNanos(calls.get(call) - calls.get(call - 30)))
          .isGreaterThanOrEqualTo(CallPace.STRETCH);
    }
    assertThat(Duration.ofNanos(calls.get(29) - calls.get(0))).isZero();
  }

  @Test
  void who_comes_next_finds_the_room_that_was_asked_for() {
    CallPace pace = new CallPace(time, 60);
    for (int call = 0; call < 20; call++) {
      pace.await();
    }
    long before = time.nanos();
    pace.awaitRoomFor(40);
    assertThat(time.nanos()).isEqualTo(before);
    pace.awaitRoomFor(41);
    assertThat(Duration.ofNanos(time.nanos() - before)).isEqualTo(CallPace.STRETCH);
  }

  @Test
  void an_interrupted_thread_is_not_held() {
    CallPace pace = new CallPace(time, 2);
    pace.await();
    Thread.currentThread().interrupt();
    pace.await();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(time.nanos()).isZero();
  }
}
