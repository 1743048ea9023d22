package io.whiskwatt.platform;

/** A platform's parsed section. Implemented as a record, so that equal sections are equal. */
public interface PlatformSpec {
  /**
   * The energy provider used when the study names none: {@code auto} for this machine, else {@code
   * none}.
   */
  String defaultEnergyKey();
}
