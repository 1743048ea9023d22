package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.units.Rate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {
  private static final int MILLION = 1_000_000;

  @Test
  void constant_arrivals_stand_at_equal_distances_from_the_opening() {
    ArrivalSchedule arrivals = ArrivalSchedule.constant(Rate.perSecond(500));
    assertThat(new long[] {arrivals.nextNanos(), arrivals.nextNanos(), arrivals.nextNanos()})
        .containsExactly(0, 2_000_000, 4_000_000);
  }

  @Test
  void a_constant_rate_does_not_drift_over_a_million_arrivals() {
    ArrivalSchedule arrivals = ArrivalSchedule.constant(Rate.perSecond(3));
    long last = 0;
    for (int i = 0; i <= MILLION; i++) {
      last = arrivals.nextNanos();
    }
    assertThat(last).isEqualTo(MILLION * 1_000_000_000L / 3);
  }

  @Test
  void poisson_arrivals_have_the_mean_distance_of_their_rate() {
    ArrivalSchedule arrivals = ArrivalSchedule.poisson(Rate.perSecond(20), 42);
    long last = 0;
    for (int i = 0; i < MILLION; i++) {
      last = arrivals.nextNanos();
    }
    // The mean of a million exponential distances has a relative deviation of 0.1 %.
    assertThat(last / 1e9 / MILLION).isCloseTo(0.05, Offset.offset(4 * 0.05 / 1000));
  }

  @Test
  void poisson_distances_pass_a_kolmogorov_smirnov_test() {
    double[] gaps = gaps(ArrivalSchedule.poisson(Rate.perSecond(100), 7), 10_000);
    Arrays.sort(gaps);
    double distance = 0;
    for (int i = 0; i < gaps.length; i++) {
      double expected = 1 - Math.exp(-gaps[i] * 100);
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / gaps.length));
    }
    // Kolmogorov's 5 % point, 1.358 / √n.
    assertThat(distance + 0.5 / gaps.length).isLessThan(1.358 / Math.sqrt(gaps.length));
  }

  @Test
  void poisson_distances_do_not_depend_on_the_one_before() {
    double[] gaps = gaps(ArrivalSchedule.poisson(Rate.perSecond(1), 11), 100_000);
    double product = 0;
    for (int i = 1; i < gaps.length; i++) {
      product += (gaps[i] - 1) * (gaps[i - 1] - 1);
    }
    assertThat(product / gaps.length).isCloseTo(0, Offset.offset(4 / Math.sqrt(gaps.length)));
  }

  @Test
  void the_same_seed_gives_the_same_times_and_another_seed_others() {
    double[] first = gaps(ArrivalSchedule.poisson(Rate.perSecond(5), 1), 100);
    assertThat(gaps(ArrivalSchedule.poisson(Rate.perSecond(5), 1), 100)).isEqualTo(first);
    assertThat(gaps(ArrivalSchedule.poisson(Rate.perSecond(5), 2), 100)).isNotEqualTo(first);
  }

  @Test
  void the_generator_is_the_published_one() {
    SplitMix64 ours = new SplitMix64(1234567);
    SplittableRandom published = new SplittableRandom(1234567);
    for (int i = 0; i < 1000; i++) {
      assertThat(ours.nextLong()).isEqualTo(published.nextLong());
    }
  }

  private static double[] gaps(ArrivalSchedule arrivals, int count) {
    double[] gaps = new double[count];
    long last = 0;
    for (int i = 0; i < count; i++) {
      long next = arrivals.nextNanos();
      gaps[i] = (next - last) / 1e9;
      last = next;
    }
    return gaps;
  }
}
