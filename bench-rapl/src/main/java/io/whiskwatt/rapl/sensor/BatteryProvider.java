package io.whiskwatt.rapl.sensor;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.SamplingMeter;
import io.whiskwatt.time.TimeSource;

/** The energy that this machine takes from its battery. */
public final class BatteryProvider implements EnergyProvider {
  @Override
  public String key() {
    return "battery";
  }

  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return SensorSpec.battery(section);
  }

  /**
   * Looks at the sensors.
   *
   * @throws io.whiskwatt.energy.EnergyUnavailable when they do not tell this machine's energy
   */
  @Override
  public EnergyMeter open(EnergySpec spec, TimeSource time) {
    SensorSpec sensors = (SensorSpec) spec;
    LocalNode node = LocalNode.read();
    return new SamplingMeter(
        node, BatteryCounters.open(node, sensors.root()), sensors.every(), time);
  }
}
