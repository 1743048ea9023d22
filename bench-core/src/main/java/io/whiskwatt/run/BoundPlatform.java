package io.whiskwatt.run;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import java.util.List;
import java.util.Optional;

/** A platform of the study with its sections parsed by their providers. */
record BoundPlatform(
    PlatformEntry entry,
    PlatformProvider provider,
    PlatformSpec spec,
    BoundSource energy,
    Optional<BoundSource> check) {

  /**
   * The machines that its functions run on, as far as the meter knows them: a meter that reads
   * nothing names this machine, where no function of another platform runs.
   */
  List<NodeFacts> nodes(EnergyMeter meter) {
    return knows(meter) ? meter.nodeFacts() : List.of();
  }

  /** Whether the generator's own energy falls into what is measured, and can be measured alone. */
  boolean sharesGeneratorsMachine() {
    return spec.onThisMachine() && !energy.spec().readsNothing() && loadPath().isPresent();
  }

  /** How calls leave for it. */
  Optional<LoadPath> loadPath() {
    return provider.loadPath(spec);
  }

  /** Looks at these machines. */
  NodeObserver observer(EnergyMeter meter) {
    return knows(meter) ? meter.observer() : NodeObserver.of(List.of());
  }

  private boolean knows(EnergyMeter meter) {
    return spec.onThisMachine() || meter.facts().quality() != Quality.NONE;
  }
}
