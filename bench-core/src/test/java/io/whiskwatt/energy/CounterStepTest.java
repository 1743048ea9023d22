package io.whiskwatt.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.units.Energy;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CounterStepTest {
  private static final OptionalLong INTEL = OptionalLong.of(262_143_328_850L);

  @Test
  void first_reading_carries_no_energy() {
    assertThat(CounterStep.between(OptionalLong.empty(), 5_000, INTEL))
        .isEqualTo(new CounterStep.First());
  }

  @Test
  void growing_counter_yields_the_difference() {
    assertThat(step(1_000, 4_500, INTEL)).isEqualTo(delta(3_500));
  }

  @Test
  void counter_that_stands_still_yields_nothing() {
    assertThat(step(1_000, 1_000, INTEL)).isEqualTo(delta(0));
  }

  @Test
  void wrapped_counter_yields_positive_energy() {
    assertThat(step(262_143_328_000L, 150, INTEL))
        .isEqualTo(new CounterStep.Wrapped(Energy.ofMicrojoules(1_000)));
  }

  @Test
  void wrap_of_an_unknown_range_is_unreadable() {
    assertThat(step(1_000, 999, OptionalLong.empty())).isInstanceOf(CounterStep.Unreadable.class);
  }

  @Test
  void growth_needs_no_range() {
    assertThat(step(999, 1_000, OptionalLong.empty())).isEqualTo(delta(1));
  }

  @Test
  void reading_above_its_own_range_is_unreadable_once_it_falls() {
    assertThat(step(500, 10, OptionalLong.of(400)))
        .isEqualTo(new CounterStep.Unreadable("the counter stood at 500 above its range 400"));
  }

  @Test
  void steps_add_up_to_the_energy_at_any_sampling_rate() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      long range = 1_000L + random.nextInt(1_000_000);
      long[] truth = cumulative(random, range);
      for (int every : List.of(1, 2, 3, 7)) {
        assertThat(sum(readings(truth, every), range)).isEqualTo(span(truth, every));
      }
    }
  }

  @Test
  void zones_are_corrected_before_they_are_summed() {
    OptionalLong range = OptionalLong.of(1_000);
    long apart = energy(step(990, 10, range)) + energy(step(100, 150, range));
    assertThat(apart).isEqualTo(20 + 50);
    assertThat(energy(step(990 + 100, 10 + 150, OptionalLong.of(2_000)))).isNotEqualTo(apart);
  }

  private static CounterStep step(long previous, long current, OptionalLong range) {
    return CounterStep.between(OptionalLong.of(previous), current, range);
  }

  private static CounterStep delta(long microjoules) {
    return new CounterStep.Delta(Energy.ofMicrojoules(microjoules));
  }

  /** Energies that never grow by as much as a seventh of the range from one to the next. */
  private static long[] cumulative(Random random, long range) {
    long[] truth = new long[500];
    for (int i = 1; i < truth.length; i++) {
      truth[i] = truth[i - 1] + random.nextInt((int) (range / 7));
    }
    return truth;
  }

  private static long[] readings(long[] truth, int every) {
    return LongStream.range(0, (truth.length - 1) / every + 1)
        .map(i -> truth[(int) i * every])
        .toArray();
  }

  private static long span(long[] truth, int every) {
    return truth[(truth.length - 1) / every * every] - truth[0];
  }

  private static long sum(long[] truth, long range) {
    long sum = 0;
    OptionalLong previous = OptionalLong.empty();
    for (long value : truth) {
      sum += energy(CounterStep.between(previous, value % range, OptionalLong.of(range)));
      previous = OptionalLong.of(value % range);
    }
    return sum;
  }

  private static long energy(CounterStep step) {
    if (step instanceof CounterStep.Delta delta) {
      return delta.energy().microjoules();
    }
    return step instanceof CounterStep.Wrapped wrapped ? wrapped.energy().microjoules() : 0;
  }
}
