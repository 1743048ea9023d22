package io.whiskwatt.plan;

import java.util.Locale;

/** How the generator waits for the next intended start. */
public enum Pacing {
  /** The thread sleeps until then: it costs nothing, and the kernel wakes it somewhat late. */
  PARKED,
  /**
   * The thread sleeps until shortly before, and then stays awake: more exact, for a share of a
   * processor. Where sandboxes run on the same machine that share is theirs, and its energy counts
   * as theirs.
   */
  SPINNING;

  /** The word in study files and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
