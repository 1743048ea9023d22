package io.whiskwatt.results.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BandTest {
  private static final Band COVERAGE = new Band(0.93, 0.985);

  @Test
  void inside_is_kept_and_ends_belong_to_it() {
    assertThat(COVERAGE.judge(new Share(930, 1000))).isEqualTo(Band.Standing.KEPT);
    assertThat(COVERAGE.judge(new Share(985, 1000))).isEqualTo(Band.Standing.KEPT);
  }

  @Test
  void outside_by_less_than_chance_may_do_is_not_missed() {
    assertThat(COVERAGE.judge(new Share(92, 100))).isEqualTo(Band.Standing.WITHIN_ERROR);
    assertThat(COVERAGE.judge(new Share(1000, 1000))).isEqualTo(Band.Standing.MISSED);
  }

  @Test
  void more_studies_make_a_miss_of_the_same_share() {
    assertThat(Band.atLeast(0.9).judge(new Share(87, 100))).isEqualTo(Band.Standing.WITHIN_ERROR);
    assertThat(Band.atLeast(0.9).judge(new Share(8700, 10_000))).isEqualTo(Band.Standing.MISSED);
  }

  @Test
  void the_error_of_a_share_is_never_zero() {
    assertThat(new Share(0, 100).error()).isGreaterThan(0.005);
    assertThat(new Share(1000, 2000).error()).isCloseTo(0.01118, within(1e-4));
  }
}
