package io.whiskwatt.cli;

import io.whiskwatt.run.RunEvent;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.Vitals;

/** Shows how far a run is. */
interface Progress extends AutoCloseable {
  /** The kind that suits the terminal. */
  static Progress on(Terminal terminal, TimeSource time) {
    return terminal.live() ? new LiveProgress(terminal) : new PlainProgress(terminal, time);
  }

  void show(RunEvent event);

  /** Shows how the run looks now. */
  void show(Vitals vitals);

  /** Shows a line that stays. */
  void say(String line);

  /** Leaves the cursor at the start of an empty line. */
  @Override
  void close();
}
