package io.whiskwatt.energy;

/**
 * An energy source's parsed section. Implemented as a record: platforms with equal specs share one
 * meter.
 */
public interface EnergySpec {
  /** True when it reads counters of the machine of this process, whatever the platform is. */
  default boolean readsThisMachine() {
    return true;
  }

  /** Whether it is no source at all, on purpose. */
  default boolean readsNothing() {
    return false;
  }
}
