package io.whiskwatt.openwhisk.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompilerRestTest {
  private final ManualTime time = new ManualTime();

  @Test
  void it_ends_with_the_first_look_that_finds_next_to_no_processor_time() {
    long compiling = Duration.ofMillis(130).toNanos();
    new CompilerRest(time, () -> Math.min(time.nanos(), compiling)).await();
    assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofMillis(160));
  }

  @Test
  void a_process_that_stays_busy_is_not_waited_for_beyond_the_limit() {
    new CompilerRest(time, time::nanos).await();
    assertThat(Duration.ofNanos(time.nanos())).isEqualTo(CompilerRest.LIMIT);
  }

  @Test
  void where_processor_time_is_not_known_one_look_is_enough() {
    new CompilerRest(time, () -> 0).await();
    assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void an_interrupt_ends_it() {
    Thread.currentThread().interrupt();
    new CompilerRest(time, time::nanos).await();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(time.nanos()).isZero();
  }
}
