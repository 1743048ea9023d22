package io.whiskwatt.cli;

import io.whiskwatt.run.RunEvent;
import io.whiskwatt.time.TimeSource;

/** Shows how far a run is. */
interface Progress extends AutoCloseable {
  /** The kind that suits the terminal. */
  static Progress on(Terminal terminal, TimeSource time) {
    return terminal.live() ? LiveProgress.start(terminal, time) : new PlainProgress(terminal, time);
  }

  void show(RunEvent event);

  /** Shows a line that stays. */
  void say(String line);

  /** Leaves the cursor at the start of an empty line. */
  @Override
  void close();
}
