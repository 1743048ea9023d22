package io.whiskwatt.results.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.trial.Course;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a regression says of mixes whose parts are known to use 0.1 J and 0.5 J. */
class MixEnergiesTest {
  /** As the weights 3:1 of a mix that varies are dealt: 3:1, 6:1, 3:2. */
  private static final double[] SHARE_OF_HELLO = {0.75, 6 / 7.0, 0.6};

  private static MixEnergy of(long seed, double noiseJoules, double hashJoules, boolean varied) {
    Random random = new Random(seed);
    Windows windows = Windows.of(StartKind.WARM, "hello", "hash");
    for (int block = 0; block < 30; block++) {
      double share = SHARE_OF_HELLO[varied ? block / 2 % 3 : 0];
      long calls = 400L + random.nextInt(40);
      long hello = Math.round(share * calls);
      double net = 0.1 * hello + hashJoules * (calls - hello) + noiseJoules * random.nextGaussian();
      windows.and(30, net, Course.NONE, Map.of("hello", hello, "hash", calls - hello));
    }
    return MixEnergies.of(windows.cell()).orElseThrow();
  }

  @Test
  void weights_that_vary_tell_what_each_part_uses() {
    MixEnergy mix = of(1, 0.5, 0.5, true);
    assertThat(mix.windows()).isEqualTo(30);
    assertThat(mix.parts().get(0).joules().value()).isCloseTo(0.1, within(0.002));
    assertThat(mix.parts().get(1).joules().value()).isCloseTo(0.5, within(0.005));
    assertThat(mix.parts().get(1).shownJoules()).isCloseTo(0.5, within(0.005));
    assertThat(mix.unexplainedJoules()).isCloseTo(0.5, within(0.2));
    assertThat(mix.sentence())
        .contains("an invocation used", "hello 0.100 J (95 %", "hash 0.499 J (95 %")
        .doesNotContain("scatter");
  }

  @Test
  void intervals_cover_what_each_part_uses() {
    int covered = 0;
    for (int study = 0; study < 1000; study++) {
      covered += of(study, 2, 0.5, true).parts().get(1).joules().contains(0.5) ? 1 : 0;
    }
    assertThat(covered / 1000.0).isBetween(0.93, 0.97);
  }

  @Test
  void equal_proportions_are_refused_with_what_to_change() {
    MixEnergy mix = of(2, 0.5, 0.5, false);
    assertThat(mix.parts()).isEmpty();
    assertThat(mix.unexplainedJoules()).isNaN();
    assertThat(mix.sentence()).contains("same proportions", "at most 30.0", "vary: true");
  }

  @Test
  void what_is_shown_is_never_negative() {
    MixEnergy mix = of(3, 0.5, -0.05, true);
    assertThat(mix.parts().get(1).joules().value()).isNegative();
    assertThat(mix.parts().get(1).shownJoules()).isZero();
  }

  @Test
  void windows_that_scatter_beyond_their_uncertainty_are_said_to() {
    MixEnergy mix = of(4, 5, 0.5, true);
    assertThat(mix.unexplainedJoules()).isGreaterThan(2 * mix.uncertaintyJoules());
    assertThat(mix.sentence()).contains("more than twice the standard uncertainty", "0.500 J");
  }

  @Test
  void a_workload_that_is_no_mix_has_no_parts_to_tell() {
    assertThat(MixEnergies.of(Windows.of(StartKind.WARM).and(1).and(2).cell())).isEmpty();
  }
}
