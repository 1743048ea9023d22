package io.whiskwatt.results.store;

import io.whiskwatt.run.StepKey;
import java.util.function.Consumer;

/** Where the invocations of a run's trials are read from. */
interface Invocations {
  /**
   * Hands over those of one committed step, in slot order; none for a step without any.
   *
   * @throws IllegalArgumentException for a step that is not of the run
   */
  void each(StepKey step, Consumer<InvocationRow> row);
}
