package io.whiskwatt.run;

import java.util.List;

/** Decides after each block whether the study goes on. */
public interface StopRule {
  Decision after(List<StepRecord> committed);

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
