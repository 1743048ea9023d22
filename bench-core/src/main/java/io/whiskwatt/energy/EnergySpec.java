package io.whiskwatt.energy;

/**
 * An energy source's parsed section. Implemented as a record: platforms with equal specs share one
 * meter.
 */
public interface EnergySpec {}
