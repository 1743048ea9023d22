package io.whiskwatt.run;

import io.whiskwatt.plan.Step;
import java.time.Duration;
import java.util.List;

/** What happens in a run, for a console. */
public sealed interface RunEvent {
  /**
   * The run begins.
   *
   * @param steps how many steps there are
   * @param committed how many an earlier session had committed
   * @param expected how long the rest takes
   */
  record Started(int steps, int committed, Duration expected) implements RunEvent {}

  /** Something the user should know, before or during the run. */
  record Notice(String text) implements RunEvent {}

  /**
   * A step begins.
   *
   * @param number 1 and up, of {@code of}
   * @param remaining estimate for this and all later steps
   */
  record StepStarted(Step step, int number, int of, Duration remaining) implements RunEvent {}

  /** A step is on disk. */
  record StepCommitted(Step step, StepRecord record) implements RunEvent {}

  /**
   * The run ends.
   *
   * @param completed false: interrupted, and may be resumed
   */
  record Finished(boolean completed, List<StepRecord> committed) implements RunEvent {
    public Finished {
      committed = List.copyOf(committed);
    }
  }
}
