package io.whiskwatt.openwhisk.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.openwhisk.preflight.MinuteLoad.Phase;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MinuteLoadTest {
  private static final Offset<Double> EXACTLY = within(1e-9);

  @Test
  void warm_up_and_window_of_a_short_trial_fall_into_one_minute() {
    assertThat(fullest(Duration.ofMinutes(10))).isCloseTo(40, EXACTLY);
  }

  @Test
  void without_a_gap_the_next_trial_begins_in_the_same_minute() {
    assertThat(fullest(Duration.ZERO)).isCloseTo(50, EXACTLY);
  }

  @Test
  void a_window_longer_than_a_minute_fills_it() {
    double calls =
        MinuteLoad.of(
                Plans.design(Duration.ZERO, Duration.ofMinutes(5)),
                Duration.ofMinutes(5),
                2,
                Duration.ofMinutes(10))
            .fullest();
    assertThat(calls).isCloseTo(120, EXACTLY);
  }

  /** Against a search over minutes that begin at every half second. */
  @Test
  void no_minute_is_fuller_than_the_fullest() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      List<Phase> phases =
          IntStream.range(0, 4)
              .mapToObj(each -> new Phase(1 + random.nextInt(60), random.nextInt(5)))
              .toList();
      assertThat(new MinuteLoad(phases).fullest())
          .isGreaterThanOrEqualTo(searched(phases) - 1e-9)
          .isLessThanOrEqualTo(searched(phases) + 1e-9);
    }
  }

  private static double searched(List<Phase> phases) {
    double length = phases.stream().mapToDouble(Phase::seconds).sum();
    double most = 0;
    for (double from = 0; from < length; from += 0.5) {
      double calls = 0;
      for (double at = from; at < from + 60; at += 0.5) {
        calls += 0.5 * rate(phases, at % length);
      }
      most = Math.max(most, calls);
    }
    return most;
  }

  private static double rate(List<Phase> phases, double at) {
    double end = 0;
    for (Phase phase : phases) {
      end += phase.seconds();
      if (at < end) {
        return phase.perSecond();
      }
    }
    return 0;
  }

  private static double fullest(Duration gap) {
    return MinuteLoad.of(Plans.DESIGN, Plans.DESIGN.window(), 1, gap).fullest();
  }
}
