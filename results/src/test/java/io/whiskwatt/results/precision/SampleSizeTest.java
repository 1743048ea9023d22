package io.whiskwatt.results.precision;

import static io.whiskwatt.results.reference.ReferenceNumbers.R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  @Test
  void upper_limit_of_the_scatter_is_a_quantile_of_chi_square() {
    assertThat(SampleSize.upperDeviation(1, 10)).isCloseTo(1.293, within(5e-4));
    assertThat(SampleSize.upperDeviation(1, 10)).isCloseTo(R.at("stop.upper", 0), within(1e-12));
    assertThat(SampleSize.upperDeviation(1, 30)).isCloseTo(R.at("stop.upper", 1), within(1e-12));
  }

  @Test
  void blocks_that_a_half_width_takes() {
    assertThat(SampleSize.needed(0.05, 10, 0.025)).isEqualTo((int) R.at("stop.needed", 0));
    assertThat(SampleSize.needed(0.01, 10, 0.025)).isEqualTo((int) R.at("stop.needed", 1));
    assertThat(SampleSize.needed(1e9, 10, 0.025)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void half_width_and_scatter_are_each_other_turned_round() {
    double half = SampleSize.halfWidth(0.05, 12);
    assertThat(half).isCloseTo(R.at("stop.half", 0), within(1e-12));
    assertThat(SampleSize.deviation(half, 0.05, 12)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void further_blocks_are_none_where_the_interval_is_narrow_enough() {
    assertThat(Precision.of(0.95, OptionalDouble.of(0.01), 20, 0.025).further()).hasValue(0);
    assertThat(Precision.of(0.95, OptionalDouble.of(0.08), 20, 0.025).further().orElseThrow())
        .isEqualTo(SampleSize.needed(0.08, 20, 0.025) - 20);
    assertThat(Precision.of(0.95, OptionalDouble.empty(), 20, 0.025).further()).isEmpty();
    assertThat(Precision.of(0.95, OptionalDouble.of(0.01), 1, 0.025).further()).isEmpty();
  }
}
