package io.whiskwatt.energy;

import java.util.Locale;

/** What an energy number is. Numbers of different quality are never compared. */
public enum Quality {
  /** Read from a hardware counter. */
  MEASURED,
  /** Computed from CPU time: says how busy the machine was, not what it drew. */
  MODELLED,
  /** Made up by a fake, for tests. */
  SIMULATED,
  /** There is no energy source. */
  NONE;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
