package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Reading;
import java.time.Duration;
import java.util.List;

/**
 * How much time the quick study takes.
 *
 * @param blocks replicates of every cell, 2 or more
 * @param window length of a measuring window, above 0
 * @param warmUp load before each window that is not measured, 0 or more
 */
record Pace(int blocks, Duration window, Duration warmUp) {
  static final String BLOCKS = "6";
  static final String WINDOW = "1500ms";
  static final String WARM_UP = "300ms";

  /**
   * From the words of the command line.
   *
   * @throws InvalidConfiguration with every problem in them
   */
  static Pace of(int blocks, String window, String warmUp) {
    if (blocks < 2) {
      throw refused(
          "-i " + blocks + " is too few: what varies shows in 2 blocks or more", "write -i 6");
    }
    Duration measured = duration("-r", window);
    if (measured.isZero()) {
      throw refused("-r " + window + " is no window", "write -r 2s");
    }
    return new Pace(blocks, measured, duration("-w", warmUp));
  }

  /** The section {@code design} of a study file. */
  String yaml() {
    return "design:\n"
        + line("level", "L1")
        + line("blocks", Integer.toString(blocks))
        + line("warm-up", text(warmUp))
        + line("settle", "200ms")
        + line("idle-window", text(idleWindow()))
        + line("window", text(window))
        + line("seed", "42");
  }

  /** Half a window, rounded up, is the shortest idle window that the method allows. */
  private Duration idleWindow() {
    return window.dividedBy(2).plusNanos(window.toNanos() % 2);
  }

  private static Duration duration(String option, String text) {
    Reading<Duration> reading = Notation.DURATION.read(text);
    if (reading instanceof Reading.Refused<Duration> refused) {
      throw refused(
          option + " \"" + text + "\" is not a duration: " + refused.reason(),
          "write " + Notation.DURATION.examples());
    }
    return reading.value().orElseThrow();
  }

  private static InvalidConfiguration refused(String message, String hint) {
    return new InvalidConfiguration(List.of(Problem.of(message, hint)));
  }

  private static String line(String key, String value) {
    return "  " + key + ": " + value + "\n";
  }

  private static String text(Duration span) {
    return Notation.DURATION.write(span);
  }
}
