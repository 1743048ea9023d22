package io.whiskwatt.run;

import java.util.List;

/** Decides after each block whether the study goes on. */
public interface StopRule {
  /** Asked after each block, and of what earlier sessions committed before a run goes on. */
  Decision after(List<StepRecord> committed);

  /**
   * How many blocks there will be at most, as far as that is known by now.
   *
   * @param designed as many as the design has
   */
  default int most(List<StepRecord> committed, int designed) {
    return designed;
  }

  /** Whether to go on. */
  enum Decision {
    CONTINUE,
    STOP
  }

  /** Runs the blocks of the design, no more and no fewer. */
  static StopRule fixedBlocks() {
    return committed -> Decision.CONTINUE;
  }
}
