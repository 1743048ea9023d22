package io.whiskwatt.testing.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Position;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.Power;
import org.junit.jupiter.api.Test;

class FakeLabTest {
  private static final ConfigNode EMPTY = ConfigNode.Mapping.empty("study.yaml");

  private final ManualTime time = new ManualTime();
  private final FakeLab lab =
      new FakeLab(Power.ofWatts(10)).with("small", FakeBehaviour.usual().withCapacity(1));

  @Test
  void an_empty_section_is_the_usual_behaviour() {
    assertThat(lab.platforms().parse(EMPTY))
        .isEqualTo(lab.platforms().parse(word(FakeLab.USUAL)))
        .isNotEqualTo(lab.platforms().parse(word("small")));
  }

  @Test
  void an_unknown_behaviour_is_a_problem_with_its_place() {
    assertThat(lab.platforms().parse(word("huge")).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("study.yaml:3:5", "\"huge\""));
  }

  @Test
  void platform_and_meter_share_the_machine() {
    PlatformProvider platforms = lab.platforms();
    PlatformSpec spec = platforms.parse(EMPTY).orThrow();
    try (Platform platform = platforms.open(spec, Owner.newRun("test"), time);
        EnergyMeter meter = lab.energies().open(lab.energies().parse(EMPTY).orThrow(), time)) {
      assertThat(meter.nodes()).extracting(node -> node.id()).containsAll(platform.nodes());
      assertThat(spec.defaultEnergyKey()).isEqualTo(lab.energies().key());
    }
  }

  private static ConfigNode word(String text) {
    return new ConfigNode.Scalar(
        new Position("study.yaml", 3, 5, "    fake: " + text), text, false);
  }
}
