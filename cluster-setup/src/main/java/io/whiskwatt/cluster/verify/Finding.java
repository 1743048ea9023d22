package io.whiskwatt.cluster.verify;

import java.util.List;

/**
 * One line of what was looked at.
 *
 * @param what it is about: a worker, {@code cpu}
 * @param values one for each cluster
 * @param verdict what it means for a comparison
 * @param why in a sentence; empty where it is fine
 */
public record Finding(String what, List<String> values, Verdict verdict, String why) {
  public Finding {
    values = List.copyOf(values);
  }

  /** What it means for a comparison. */
  public enum Verdict {
    /** As it must be. */
    FINE,
    /** A comparison is possible, with this said beside it. */
    NOTED,
    /** A comparison would not be fair. */
    UNFAIR
  }
}
