package io.whiskwatt.run;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Hands each section of a study to its provider and collects what they object to. */
final class Binding {
  private final Providers providers;
  private final List<Problem> problems = new ArrayList<>();

  private Binding(Providers providers) {
    this.providers = providers;
  }

  /**
   * Parses all platform and energy sections.
   *
   * @throws InvalidConfiguration with the problems of all sections
   */
  static List<BoundPlatform> bind(StudySpec study, Providers providers) {
    Binding binding = new Binding(providers);
    List<BoundPlatform> bound = new ArrayList<>();
    for (PlatformEntry entry : study.platforms()) {
      binding.bind(entry).ifPresent(bound::add);
    }
    if (!binding.problems.isEmpty()) {
      throw new InvalidConfiguration(binding.problems);
    }
    return bound;
  }

  static List<Problem> problems(PlatformEntry platform, Providers providers) {
    Binding binding = new Binding(providers);
    binding.bind(platform);
    return binding.problems;
  }

  private Optional<BoundPlatform> bind(PlatformEntry entry) {
    Optional<PlatformProvider> platform =
        find(
            providers.platforms(), PlatformProvider::key, entry.key(), "platform", entry.section());
    Optional<PlatformSpec> spec = platform.flatMap(found -> take(found.parse(entry.section())));
    if (platform.isEmpty() || spec.isEmpty()) {
      return Optional.empty();
    }
    String energyKey = entry.energyKey().orElseGet(spec.get()::defaultEnergyKey);
    Optional<EnergyProvider> energy =
        find(
            providers.energies(),
            EnergyProvider::key,
            energyKey,
            "energy source",
            entry.energySection());
    Optional<EnergySpec> energySpec =
        energy.flatMap(found -> take(found.parse(entry.energySection())));
    return energySpec
        .filter(found -> metersIts(entry, spec.get(), found, energyKey))
        .map(found -> new BoundPlatform(entry, platform.get(), spec.get(), energy.get(), found));
  }

  /** Energy of this machine says nothing of functions that run elsewhere. */
  private boolean metersIts(
      PlatformEntry entry, PlatformSpec platform, EnergySpec energy, String energyKey) {
    boolean sound = platform.onThisMachine() || !energy.readsThisMachine();
    if (!sound) {
      problems.add(
          Problem.at(
              entry.energySection().position(),
              "the energy source \""
                  + energyKey
                  + "\" reads this machine, and the functions of \""
                  + entry.name()
                  + "\" run on others",
              "write energy: none to compare times only"));
    }
    return sound;
  }

  private <T> Optional<T> find(
      List<T> candidates, Function<T, String> key, String wanted, String what, ConfigNode section) {
    Optional<T> found =
        candidates.stream().filter(one -> key.apply(one).equals(wanted)).findFirst();
    if (found.isEmpty()) {
      Position where = section.position();
      String known = String.join(", ", candidates.stream().map(key).sorted().toList());
      problems.add(Problem.at(where, "unknown " + what + " \"" + wanted + "\"", "known: " + known));
    }
    return found;
  }

  private <T> Optional<T> take(Parsed<T> parsed) {
    problems.addAll(parsed.problems());
    return parsed.value();
  }
}
