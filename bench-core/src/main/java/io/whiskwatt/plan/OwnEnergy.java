package io.whiskwatt.plan;

import java.util.Locale;

/** What becomes of the generator's own energy where it runs on a machine that is measured. */
public enum OwnEnergy {
  /** It is measured in each block by generator-only windows, and taken off. */
  SUBTRACTED,
  /** It stays in every number, on all platforms alike. */
  CONTAINED;

  /** The word in study files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
