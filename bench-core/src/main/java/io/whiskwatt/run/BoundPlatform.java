package io.whiskwatt.run;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import java.util.List;

/** A platform of the study with its sections parsed by their providers. */
record BoundPlatform(
    PlatformEntry entry,
    PlatformProvider provider,
    PlatformSpec spec,
    EnergyProvider energyProvider,
    EnergySpec energySpec) {

  /** What makes two platforms share one meter. */
  record MeterKey(String providerKey, EnergySpec spec) {}

  /**
   * The machines that its functions run on, as far as the meter knows them: a meter that reads
   * nothing names this machine, where no function of another platform runs.
   */
  List<NodeFacts> nodes(EnergyMeter meter) {
    boolean blind = meter.facts().quality() == Quality.NONE;
    return blind && !spec.onThisMachine() ? List.of() : meter.nodeFacts();
  }

  MeterKey meterKey() {
    return new MeterKey(energyProvider.key(), energySpec);
  }
}
