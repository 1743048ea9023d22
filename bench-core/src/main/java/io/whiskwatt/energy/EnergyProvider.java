package io.whiskwatt.energy;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.time.TimeSource;

/** A kind of energy source that study files can name; found by {@link java.util.ServiceLoader}. */
public interface EnergyProvider {
  /** The key in the study file: {@code powercap}, {@code model}, {@code auto}, {@code none}. */
  String key();

  /** Reads its own section; problems carry positions. */
  Parsed<EnergySpec> parse(ConfigNode section);

  /**
   * Opens the source.
   *
   * @param spec one that {@link #parse} returned
   * @throws EnergyUnavailable when it cannot be read here
   */
  EnergyMeter open(EnergySpec spec, TimeSource time);

  /**
   * Looks at the source without metering.
   *
   * @param spec one that {@link #parse} returned
   */
  default Inspection inspect(EnergySpec spec, TimeSource time) {
    return Inspection.NONE;
  }
}
