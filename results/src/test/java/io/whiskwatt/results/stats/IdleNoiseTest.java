package io.whiskwatt.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.stats.IdleNoise.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdleNoiseTest {
  @Test
  void steady_drift_is_not_noise() {
    List<Window> drifting =
        List.of(new Window(0, 10), new Window(10, 11), new Window(30, 13), new Window(40, 14));
    IdleNoise noise = IdleNoise.of(List.of(drifting));
    assertThat(noise.variance()).isCloseTo(0, within(1e-12));
    assertThat(noise.extrapolation()).isCloseTo((1 + 4 + 1) / 3.0, within(1e-12));
  }

  /** d = 12 − 10 = 2 with weights ½: 4 / 1.5. */
  @Test
  void one_second_difference_by_hand() {
    List<Window> windows = List.of(new Window(0, 9), new Window(10, 12), new Window(20, 11));
    assertThat(IdleNoise.of(List.of(windows)).variance()).isCloseTo(4 / 1.5, within(1e-12));
  }

  @Test
  void two_windows_give_half_of_their_squared_difference() {
    List<Window> windows = List.of(new Window(0, 10), new Window(10, 12));
    assertThat(IdleNoise.of(List.of(windows)).variance()).isEqualTo(2);
  }

  @Test
  void one_window_says_nothing_of_the_noise() {
    assertThat(IdleNoise.of(List.of(List.of(new Window(0, 10)))).variance()).isNaN();
  }

  @Test
  void pooled_variance_recovers_the_truth_without_crossing_sessions() {
    Random random = new Random(3);
    List<List<Window>> sessions = new ArrayList<>();
    for (int session = 0; session < 200; session++) {
      List<Window> windows = new ArrayList<>();
      for (int j = 0; j < 12; j++) {
        windows.add(new Window(j * 40.0, 100 * session + 0.2 * j + 0.5 * random.nextGaussian()));
      }
      sessions.add(windows);
    }
    assertThat(IdleNoise.of(sessions).variance()).isCloseTo(0.25, within(0.02));
  }

  /** T = 30, T_I = 15, s² = 0.04, w = ½, ½: 900·0.04·(0.5 + 0.5) = 36. */
  @Test
  void idle_part_of_the_uncertainty_by_hand() {
    IdleNoise noise = new IdleNoise(0.04, 0.1);
    assertThat(NetEnergyUncertainty.interpolated(30, 15, noise, 0.5)).isCloseTo(36, within(1e-9));
    assertThat(NetEnergyUncertainty.extrapolated(30, 15, noise))
        .isCloseTo(900 * (0.04 * 0.5 + 0.1), within(1e-9));
    assertThat(new NetEnergyUncertainty(36, 9, 3, 1, 15).joules()).isCloseTo(8, within(1e-12));
  }
}
