package io.whiskwatt.results.store;

import io.whiskwatt.run.StepKey;
import java.util.List;

/** Where the invocations of a run's trials are read from. */
interface Invocations {
  /**
   * Those of one committed step, in slot order; empty for a step without any.
   *
   * @throws IllegalArgumentException for a step that is not of the run
   */
  List<InvocationRow> of(StepKey step);
}
