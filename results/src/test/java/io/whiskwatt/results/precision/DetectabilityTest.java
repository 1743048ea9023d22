package io.whiskwatt.results.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectabilityTest {
  /** The method's orders of magnitude: quiet, typical and busy machines, 30 blocks, ±5 %. */
  @ParameterizedTest
  @CsvSource({"0.11, 0.33, 1.2", "0.25, 0.75, 2.6", "0.6, 1.8, 6.3"})
  void limits_are_those_that_the_method_names(double uncertainty, double limit, double narrow) {
    Detectability machine = new Detectability(uncertainty);
    assertThat(machine.limitWatts()).isCloseTo(limit, within(1e-9));
    assertThat(machine.wattsFor(30, 0.05)).isCloseTo(narrow, within(0.05));
  }

  @Test
  void blocks_are_the_fewest_that_reach_the_width() {
    Detectability machine = new Detectability(0.25);
    int blocks = machine.blocksFor(2, 0.05);
    assertThat(machine.wattsFor(blocks, 0.05)).isLessThanOrEqualTo(2);
    assertThat(machine.wattsFor(blocks - 1, 0.05)).isGreaterThan(2);
    assertThat(machine.blocksFor(1000, 0.05)).isEqualTo(2);
  }
}
