package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.units.Power;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelPowerTest {
  @Test
  void typical_power_grows_with_the_number_of_processors() {
    assertThat(ModelPower.typical(1)).isEqualTo(power(0.7, 3.8));
    assertThat(ModelPower.typical(16)).isEqualTo(power(11.2, 60.8));
  }

  @Test
  void given_values_are_kept() {
    assertThat(ModelPower.of(watts(12), watts(45), 2)).isEqualTo(power(12, 45));
  }

  @Test
  void given_idle_power_shifts_the_typical_span() {
    assertThat(ModelPower.of(watts(12), Optional.empty(), 10)).isEqualTo(power(12, 43));
  }

  @Test
  void busy_machine_does_not_draw_less_than_an_idle_one() {
    assertThatThrownBy(() -> power(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<Power> watts(double watts) {
    return Optional.of(Power.ofWatts(watts));
  }

  private static ModelPower power(double idle, double busy) {
    return new ModelPower(Power.ofWatts(idle), Power.ofWatts(busy));
  }
}
