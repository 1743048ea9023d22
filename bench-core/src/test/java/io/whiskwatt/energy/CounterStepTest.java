package io.whiskwatt.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.units.Energy;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CounterStepTest {
  private static final long SECOND = 1_000_000_000;
  private static final OptionalLong INTEL = OptionalLong.of(262_143_328_850L);

  @Test
  void first_reading_carries_no_energy() {
    assertThat(CounterStep.between(OptionalLong.empty(), 5_000, INTEL, 0))
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
  void reading_above_its_own_range_is_unreadable() {
    CounterStep above = new CounterStep.Unreadable("the counter stood at 500 above its range 400");
    assertThat(CounterStep.between(OptionalLong.of(500), 10, OptionalLong.of(400), 400))
        .isEqualTo(above);
    assertThat(CounterStep.between(OptionalLong.of(10), 500, OptionalLong.of(400), 400))
        .isEqualTo(above);
  }

  @Test
  void reset_is_not_taken_for_a_wrap() {
    CounterStep step = step(200_000_000_000L, 5_000_000, INTEL, SECOND / 10);
    assertThat(((CounterStep.Unreadable) step).reason())
        .isEqualTo(
            "the counter was reset or misread: 62148.32885 J in 0.1 s is more than 1000.0 W");
  }

  @Test
  void reading_cut_short_spoils_the_step_to_it_and_the_one_from_it() {
    assertThat(step(123_456_789_012L, 123_456, INTEL, SECOND))
        .isInstanceOf(CounterStep.Unreadable.class);
    assertThat(step(123_456, 123_456_800_000L, INTEL, SECOND))
        .isInstanceOf(CounterStep.Unreadable.class);
  }

  @Test
  void power_that_is_just_possible_is_believed() {
    assertThat(step(0, 1_000_000_000, INTEL, SECOND)).isEqualTo(delta(1_000_000_000));
    assertThat(step(0, 1_000_000_001, INTEL, SECOND)).isInstanceOf(CounterStep.Unreadable.class);
    long nearTheEnd = INTEL.getAsLong() - 400_000_000;
    assertThat(step(nearTheEnd, 600_000_000, INTEL, SECOND))
        .isEqualTo(new CounterStep.Wrapped(Energy.ofMicrojoules(1_000_000_000)));
  }

  @Test
  void silence_in_which_a_counter_may_wrap_twice_is_unreadable_however_it_looks() {
    assertThat(step(1_000, 2_000, INTEL, 262 * SECOND)).isEqualTo(delta(1_000));
    assertThat(step(1_000, 2_000, INTEL, 263 * SECOND))
        .isEqualTo(
            new CounterStep.Unreadable("the counter may have wrapped more than once in 263.0 s"));
  }

  @Test
  void step_forward_of_an_unknown_range_is_taken_as_it_is() {
    assertThat(step(0, 10_000_000_000L, OptionalLong.empty(), 1)).isEqualTo(delta(10_000_000_000L));
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
    long apart = energy(step(990, 10, range, 500)) + energy(step(100, 150, range, 500));
    assertThat(apart).isEqualTo(20 + 50);
    assertThat(energy(step(990 + 100, 10 + 150, OptionalLong.of(2_000), 2_000)))
        .isNotEqualTo(apart);
  }

  private static CounterStep step(long previous, long current, OptionalLong range) {
    return step(previous, current, range, SECOND);
  }

  private static CounterStep step(long previous, long current, OptionalLong range, long nanos) {
    return CounterStep.between(OptionalLong.of(previous), current, range, nanos);
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
      // 1000 W is 1 µJ for each nanosecond: so long a step can pass the range once, and not twice.
      sum += energy(CounterStep.between(previous, value % range, OptionalLong.of(range), range));
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
