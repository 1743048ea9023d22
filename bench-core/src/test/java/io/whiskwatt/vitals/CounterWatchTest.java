package io.whiskwatt.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.vitals.CounterWatch.Counted;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CounterWatchTest {
  private static final NodeId NODE = new NodeId("node");
  private static final long SECOND = 1_000_000_000L;
  private static final long RANGE = 262_143_000_000L;
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  private final CounterWatch counter =
      new CounterWatch(
          new ZoneFacts(NODE, "package-0", "package", true, "", OptionalLong.of(RANGE)), 1_000_000);

  @Test
  void one_reading_says_nothing() {
    read(0, 5_000_000);
    counter.look(SECOND);
    assertThat(counter.watts()).isEmpty();
  }

  @Test
  void power_is_energy_by_the_time_between_its_readings() {
    read(0, 5_000_000);
    read(2 * SECOND, 81_400_000);
    counter.look(100);
    assertThat(counter.watts()).hasValueCloseTo(38.2, EXACT);
  }

  @Test
  void a_counter_that_wrapped_yields_positive_power() {
    read(0, RANGE - 20_000_000);
    read(SECOND, 18_200_000);
    counter.look(100);
    assertThat(counter.watts()).hasValueCloseTo(38.2, EXACT);
  }

  @Test
  void a_counter_that_was_reset_says_nothing_until_the_next_second() {
    read(0, 200_000_000_000L);
    read(SECOND, 0);
    counter.look(100);
    assertThat(counter.watts()).isEmpty();
    read(2 * SECOND, 12_000_000);
    counter.look(200);
    assertThat(counter.watts()).hasValueCloseTo(12.0, EXACT);
  }

  @Test
  void readings_too_near_to_divide_by_keep_the_power_there_was() {
    read(0, 0);
    read(SECOND, 10_000_000);
    counter.look(100);
    read(SECOND + SECOND / 2, 60_000_000);
    counter.look(200);
    assertThat(counter.watts()).hasValueCloseTo(10.0, EXACT);
    assertThat(counter.counted()).isEqualTo(new Counted(60, 1.5));
  }

  @Test
  void power_that_is_old_is_forgotten() {
    read(0, 0);
    read(SECOND, 10_000_000);
    counter.look(SECOND);
    counter.look(12 * SECOND);
    assertThat(counter.watts()).isEmpty();
  }

  @Test
  void the_mean_since_a_moment_is_of_the_energy_since() {
    read(0, 0);
    read(SECOND, 10_000_000);
    counter.look(SECOND);
    Counted before = counter.counted();
    read(SECOND + SECOND / 4, 15_000_000);
    counter.look(2 * SECOND);
    assertThat(counter.counted().wattsSince(before)).hasValueCloseTo(20.0, EXACT);
    assertThat(before.wattsSince(before)).isEmpty();
  }

  private void read(long nanos, long microjoules) {
    counter.read(new CounterReading(NODE, "package-0", 0, nanos, 0, microjoules));
  }
}
