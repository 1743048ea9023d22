package io.whiskwatt.run;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeObserver;
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
    return knows(meter) ? meter.nodeFacts() : List.of();
  }

  /** Looks at these machines. */
  NodeObserver observer(EnergyMeter meter) {
    return knows(meter) ? meter.observer() : NodeObserver.of(List.of());
  }

  private boolean knows(EnergyMeter meter) {
    return spec.onThisMachine() || meter.facts().quality() != Quality.NONE;
  }

  MeterKey meterKey() {
    return new MeterKey(energyProvider.key(), energySpec);
  }
}
