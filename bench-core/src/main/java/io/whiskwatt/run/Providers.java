package io.whiskwatt.run;

import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.platform.PlatformProvider;
import java.util.List;
import java.util.ServiceLoader;

/** The kinds of platform and of energy source that a study may name. */
public record Providers(List<PlatformProvider> platforms, List<EnergyProvider> energies) {
  public Providers {
    platforms = List.copyOf(platforms);
    energies = List.copyOf(energies);
  }

  /** All that the class path offers, by {@link ServiceLoader}. */
  public static Providers load() {
    return new Providers(
        ServiceLoader.load(PlatformProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList(),
        ServiceLoader.load(EnergyProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** What the providers object to in a platform's sections; empty: nothing. */
  public List<Problem> problems(PlatformEntry platform) {
    return Binding.problems(platform, this);
  }
}
