package io.whiskwatt.plan;

import java.util.Locale;

/** How the platforms of one comparison follow each other within a block. */
public enum TrialOrder {
  /** One after the other, in counterbalanced order (method: estimators, order). */
  INTERLEAVED,
  /** In the same window, side by side: what changes with time then meets both alike. */
  PARALLEL;

  /** The word in study files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
