package io.whiskwatt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import org.junit.jupiter.api.Test;

class GeneratorReaderTest {
  @Test
  void a_study_that_says_nothing_parks_and_warms_itself_up() {
    assertThat(read("").value().orElseThrow().generator())
        .isEqualTo(new GeneratorSettings(Pacing.PARKED, true, OwnEnergy.SUBTRACTED));
  }

  @Test
  void all_can_be_chosen() {
    assertThat(
            read("generator: { pacing: spinning, self-warm-up: off, own-energy: contained }")
                .value()
                .orElseThrow()
                .generator())
        .isEqualTo(new GeneratorSettings(Pacing.SPINNING, false, OwnEnergy.CONTAINED));
  }

  @Test
  void what_is_no_pacing_is_refused_with_its_place() {
    assertThat(read("generator: { pacing: spining }").problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.text()).contains("\"spining\"", "spinning", "s.yaml:4:"));
  }

  private static Parsed<StudySpec> read(String section) {
    return new StudyReader(Environment.unread())
        .read(
            "study: s\nplatforms: { a: { local: { sandbox: process } } }\nworkloads: [ hello ]\n"
                + section
                + "\n",
            "s.yaml");
  }
}
