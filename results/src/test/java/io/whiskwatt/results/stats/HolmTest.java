package io.whiskwatt.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.stats.Holm.Decision;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void one_comparison_is_not_adjusted() {
    Decision only = Holm.adjust(List.of(new Decision(0.03, 0.2))).get(0);
    assertThat(only).isEqualTo(new Decision(0.03, 0.2));
  }

  /** Six p-values rising: multipliers 3, 3, 3, 3, 2, 1. */
  @Test
  void multiplier_is_the_smaller_of_family_and_remaining() {
    List<Decision> adjusted =
        Holm.adjust(
            List.of(new Decision(0.01, 0.9), new Decision(0.8, 0.02), new Decision(0.1, 0.04)));
    assertThat(adjusted.get(0).direction()).isCloseTo(0.03, EXACT);
    assertThat(adjusted.get(1).equivalence()).isCloseTo(0.06, EXACT);
    assertThat(adjusted.get(2).equivalence()).isCloseTo(0.12, EXACT);
    assertThat(adjusted.get(2).direction()).isCloseTo(0.30, EXACT);
    assertThat(adjusted.get(1).direction()).isEqualTo(1);
    assertThat(adjusted.get(0).equivalence()).isEqualTo(1);
  }

  @Test
  void larger_p_values_never_become_the_smaller_ones() {
    List<Decision> adjusted =
        Holm.adjust(List.of(new Decision(0.020, 0.99), new Decision(0.021, 0.03)));
    assertThat(adjusted.get(0).direction()).isCloseTo(0.040, EXACT);
    assertThat(adjusted.get(1).direction()).isCloseTo(0.042, EXACT);
    assertThat(adjusted.get(1).equivalence()).isCloseTo(0.060, EXACT);
    assertThat(adjusted.get(0).equivalence()).isCloseTo(0.99, EXACT);
  }
}
