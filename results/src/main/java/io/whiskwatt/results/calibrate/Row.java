package io.whiskwatt.results.calibrate;

import java.util.Optional;

/**
 * A row of the table: a question to many studies of one kind.
 *
 * @param ratio the truth
 * @param blocks of each study
 * @param band what is promised; empty: nothing
 */
public record Row(
    Scenario scenario, double ratio, int blocks, Question question, Optional<Band> band) {
  /** Rows of the same studies share it. */
  Studies studies() {
    return new Studies(scenario, ratio, blocks);
  }

  /** Studies that differ in chance alone. */
  record Studies(Scenario scenario, double ratio, int blocks) {
    /** Part of the seed of each of them, the same on every machine. */
    long number() {
      return (scenario.name() + "/" + ratio + "/" + blocks).hashCode();
    }
  }
}
