package io.whiskwatt.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StopReaderTest {
  @Test
  void every_default_is_the_documented_one() {
    StudySpec study = read("stop: {}\n");
    assertThat(study.stopping()).contains(new Stopping(0.025, 10, 100, 1));
    assertThat(study.design().blocks()).isEqualTo(100);
    assertThat(read("").stopping()).isEmpty();
  }

  @Test
  void every_key_is_read() {
    String stop = "stop: { half-width: 4%, min-blocks: 12, max-blocks: 60, looks: 3 }\n";
    assertThat(read(stop).stopping()).contains(new Stopping(0.04, 12, 60, 3));
  }

  @Test
  void half_width_follows_the_equivalence_margin() {
    StudySpec study = read("equivalence-margin: 10%\nstop: {}\n");
    assertThat(study.stopping().orElseThrow().halfWidth()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void blocks_of_the_design_stay_fixed_and_may_be_looked_at_more_than_once() {
    StudySpec study = read("design: { blocks: 30 }\nstop: { looks: 2 }\n");
    assertThat(study.stopping()).contains(new Stopping(0.025, 30, 30, 2));
    assertThat(study.design().blocks()).isEqualTo(30);
  }

  @Test
  void more_than_one_look_makes_each_stricter() {
    assertThat(new Stopping(0.025, 10, 100, 1).alpha()).isEqualTo(0.05);
    assertThat(new Stopping(0.025, 10, 100, 2).alpha()).isCloseTo(0.05 / 3, within(1e-15));
  }

  @Test
  void numbers_that_contradict_each_other_are_refused() {
    refused("design: { blocks: 30 }\nstop: { max-blocks: 60 }\n", "names a number of blocks");
    refused("stop: { min-blocks: 20, max-blocks: 10 }\n", "less than \"min-blocks\" (20)");
    refused("stop: { looks: 4 }\n", "looks");
    refused("stop: { half-width: 0% }\n", "a half-width is above 0%");
    refused("stop: { min-blocks: 2 }\n", "min-blocks");
  }

  private static void refused(String text, String why) {
    assertThatThrownBy(() -> read(text)).hasMessageContaining(why);
  }

  private static StudySpec read(String more) {
    return StudyReaderTest.read(StudyReaderTest.SMALL + more).orThrow();
  }
}
