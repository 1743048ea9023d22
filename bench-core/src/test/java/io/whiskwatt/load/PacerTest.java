package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.Pacing;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
  private final Noting time = new Noting(new ManualTime(), new ArrayList<>());

  @Test
  void a_parked_pacer_sleeps_until_it_is_time() {
    new Pacer(time, Pacing.PARKED).waitUntil(1_000_000);
    assertThat(time.waits).containsExactly("park 1000000");
    assertThat(time.nanos()).isEqualTo(1_000_000);
  }

  @Test
  void a_spinning_pacer_is_awake_shortly_before() {
    new Pacer(time, Pacing.SPINNING).waitUntil(1_000_000);
    assertThat(time.waits)
        .containsExactly("park " + (1_000_000 - Pacer.SPIN_NANOS), "spin 1000000");
    assertThat(time.nanos()).isEqualTo(1_000_000);
  }

  @Test
  void a_spin_of_the_real_clock_ends_when_its_time_has_come_and_at_an_interrupt() {
    long due = SystemTime.INSTANCE.nanos() + 1_000_000;
    SystemTime.INSTANCE.spinUntil(due);
    assertThat(SystemTime.INSTANCE.nanos()).isGreaterThanOrEqualTo(due);
    Thread.currentThread().interrupt();
    SystemTime.INSTANCE.spinUntil(Long.MAX_VALUE / 2);
    assertThat(Thread.interrupted()).isTrue();
  }

  private record Noting(ManualTime time, List<String> waits) implements TimeSource {
    @Override
    public long nanos() {
      return time.nanos();
    }

    @Override
    public Instant wallClock() {
      return time.wallClock();
    }

    @Override
    public void parkUntil(long nanos) {
      waits.add("park " + nanos);
      time.parkUntil(nanos);
    }

    @Override
    public void spinUntil(long nanos) {
      waits.add("spin " + nanos);
      time.spinUntil(nanos);
    }

    @Override
    public void parkUntilWoken(long nanos) {
      time.parkUntilWoken(nanos);
    }

    @Override
    public void wake(Thread thread) {
      time.wake(thread);
    }
  }
}
