package io.whiskwatt.run;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.time.TimeSource;

/** An energy source with its section parsed by its provider. */
record BoundSource(EnergyProvider provider, EnergySpec spec) {
  /** What makes two sources one and the same. */
  record Key(String provider, EnergySpec spec) {}

  Key key() {
    return new Key(provider.key(), spec);
  }

  EnergyMeter open(TimeSource time) {
    return provider.open(spec, time);
  }
}
