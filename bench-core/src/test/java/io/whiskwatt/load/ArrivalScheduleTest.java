package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.random.SplitMix64;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void uniform_distances_pass_a_kolmogorov_smirnov_test() {
    double[] gaps = gaps(ArrivalSchedule.uniform(Rate.perSecond(100), 7), 10_000);
    Arrays.sort(gaps);
    double distance = 0;
    for (int i = 0; i < gaps.length; i++) {
      distance = Math.max(distance, Math.abs(gaps[i] * 100 / 2 - (i + 0.5) / gaps.length));
    }
    assertThat(distance + 0.5 / gaps.length).isLessThan(1.358 / Math.sqrt(gaps.length));
  }

  @Test
  void uniform_distances_have_the_mean_of_their_rate_and_end_at_twice_it() {
    double[] gaps = gaps(ArrivalSchedule.uniform(Rate.perSecond(20), 42), MILLION);
    // The relative deviation of one distance is 1/√3, that of the mean of a million 0.058 %.
    assertThat(Arrays.stream(gaps).average().orElseThrow())
        .isCloseTo(0.05, Offset.offset(4 * 0.05 / 1000 / Math.sqrt(3)));
    assertThat(Arrays.stream(gaps).max().orElseThrow()).isBetween(0.0999, 0.1 + 1e-9);
  }

  @Test
  void bursts_come_at_once_and_at_equal_distances() {
    ArrivalSchedule arrivals = ArrivalSchedule.burst(3, Duration.ofMillis(250));
    assertThat(first(arrivals, 7))
        .containsExactly(0, 0, 0, 250_000_000, 250_000_000, 250_000_000, 500_000_000);
  }

  @Test
  void the_last_burst_opens_before_the_window_ends() {
    LoadShape.Burst burst = new LoadShape.Burst(7, Duration.ofMillis(500));
    assertThat(LoadPlan.slots(burst, Duration.ofSeconds(2), 1)).isEqualTo(4 * 7);
    assertThat(LoadPlan.slots(burst, Duration.ofMillis(2001), 1)).isEqualTo(5 * 7);
    assertThat(burst.arrivals(Duration.ofMillis(2001))).isEqualTo(5 * 7);
  }

  @ParameterizedTest
  @CsvSource({"1, 50", "50, 1", "0.5, 1000", "1000, 0.001", "3, 3"})
  void a_ramp_brings_the_integral_of_its_rate(double from, double to) {
    LoadShape.Ramp ramp = new LoadShape.Ramp(Rate.perSecond(from), Rate.perSecond(to));
    Duration window = Duration.ofSeconds(30);
    int count = (int) Math.ceil((from + to) / 2 * 30);
    assertThat(LoadPlan.slots(ramp, window, 1)).isEqualTo(count);

    long[] times = first(ArrivalSchedule.of(ramp, window, 1), count);
    for (int k = 0; k < count; k++) {
      double t = times[k] / 1e9;
      assertThat(from * t + (to - from) * t * t / 60).isCloseTo(k, Offset.offset(1e-5));
    }
    assertThat(times).isSorted();
  }

  @Test
  void a_ramp_that_is_over_brings_nothing_more() {
    LoadShape.Ramp down = new LoadShape.Ramp(Rate.perSecond(10), Rate.perSecond(0.001));
    ArrivalSchedule arrivals = ArrivalSchedule.of(down, Duration.ofSeconds(1), 1);
    assertThat(first(arrivals, 8))
        .endsWith(ArrivalSchedule.NEVER, ArrivalSchedule.NEVER)
        .startsWith(0);
  }

  @Test
  void a_seed_means_the_same_times_on_every_machine() {
    assertThat(first(ArrivalSchedule.poisson(Rate.perSecond(100), 42), 3))
        .containsExactly(2989926, 21321342, 34101084);
    assertThat(first(ArrivalSchedule.uniform(Rate.perSecond(100), 42), 3))
        .containsExactly(14831297, 18029505, 23601528);
  }

  @Test
  void the_generator_is_the_published_one() {
    SplitMix64 ours = new SplitMix64(1234567);
    SplittableRandom published = new SplittableRandom(1234567);
    for (int i = 0; i < 1000; i++) {
      assertThat(ours.nextLong()).isEqualTo(published.nextLong());
    }
  }

  private static long[] first(ArrivalSchedule arrivals, int count) {
    return LongStream.generate(arrivals::nextNanos).limit(count).toArray();
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
