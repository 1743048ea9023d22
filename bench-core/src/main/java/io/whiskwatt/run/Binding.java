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
    PlatformEntry.Source written =
        new PlatformEntry.Source(
            entry.energyKey().orElseGet(spec.get()::defaultEnergyKey), entry.energySection());
    Optional<BoundSource> energy = source(entry, spec.get(), written);
    Optional<BoundSource> check =
        entry.check().flatMap(second -> check(entry, spec.get(), second, energy));
    return energy.map(found -> new BoundPlatform(entry, platform.get(), spec.get(), found, check));
  }

  private Optional<BoundSource> source(
      PlatformEntry entry, PlatformSpec platform, PlatformEntry.Source written) {
    Optional<EnergyProvider> provider =
        find(
            providers.energies(),
            EnergyProvider::key,
            written.key(),
            "energy source",
            written.section());
    return provider
        .flatMap(found -> take(found.parse(written.section())))
        .filter(spec -> metersIts(entry, platform, spec, written))
        .map(spec -> new BoundSource(provider.get(), spec));
  }

  private Optional<BoundSource> check(
      PlatformEntry entry,
      PlatformSpec platform,
      PlatformEntry.Source written,
      Optional<BoundSource> energy) {
    Optional<BoundSource> check = source(entry, platform, written);
    if (check.isPresent() && check.map(BoundSource::key).equals(energy.map(BoundSource::key))) {
      problems.add(
          Problem.at(
              written.section().position(),
              "the check of \"" + entry.name() + "\" is its energy source itself",
              "name another one: what it is compared with must be read in another way"));
    }
    return check;
  }

  /** Energy of this machine says nothing of functions that run elsewhere. */
  private boolean metersIts(
      PlatformEntry entry, PlatformSpec platform, EnergySpec energy, PlatformEntry.Source written) {
    boolean sound = platform.onThisMachine() || !energy.readsThisMachine();
    if (!sound) {
      problems.add(
          Problem.at(
              written.section().position(),
              "the energy source \""
                  + written.key()
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
