package io.whiskwatt.run;

import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;

/** A platform of the study with its sections parsed by their providers. */
record BoundPlatform(
    PlatformEntry entry,
    PlatformProvider provider,
    PlatformSpec spec,
    EnergyProvider energyProvider,
    EnergySpec energySpec) {

  /** What makes two platforms share one meter. */
  record MeterKey(String providerKey, EnergySpec spec) {}

  MeterKey meterKey() {
    return new MeterKey(energyProvider.key(), energySpec);
  }
}
