package io.whiskwatt.rapl.sensor;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.SamplingMeter;
import io.whiskwatt.time.TimeSource;

/** The energy that channels of this machine's hardware monitors count, or show as power. */
public final class HwmonProvider implements EnergyProvider {
  @Override
  public String key() {
    return "hwmon";
  }

  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return SensorSpec.hwmon(section);
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
        node, HwmonCounters.open(node, sensors.root(), sensors.names()), sensors.every(), time);
  }
}
