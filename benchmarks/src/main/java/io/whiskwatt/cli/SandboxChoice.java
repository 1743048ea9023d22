package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which sandboxes are compared or served, and why these.
 *
 * @param platforms keys; of several the first is the baseline
 * @param notes for people: what could not be used, and what to do about it
 */
record SandboxChoice(List<String> platforms, List<String> notes) {
  static final String BASELINE = "process";

  SandboxChoice {
    platforms = List.copyOf(platforms);
    notes = List.copyOf(notes);
  }

  /**
   * The strongest usable one against a plain process; where there is none, that process alone.
   *
   * @param technologies the strongest first
   */
  static SandboxChoice strongest(List<SandboxTechnology> technologies) {
    List<String> notes = new ArrayList<>();
    Optional<String> found = strongest(technologies, notes);
    if (found.isPresent()) {
      return new SandboxChoice(List.of(BASELINE, found.get()), notes);
    }
    notes.add("No sandbox can be used here, so a plain process is measured, cold against warm.");
    notes.add("To compare sandboxes: apt-get install runc (or bubblewrap), and run this as root.");
    return new SandboxChoice(List.of(BASELINE), notes);
  }

  /**
   * The strongest usable one alone, to run the actions of others in; where there is none, a plain
   * process.
   *
   * @param technologies the strongest first
   */
  static SandboxChoice alone(List<SandboxTechnology> technologies) {
    List<String> notes = new ArrayList<>();
    Optional<String> found = strongest(technologies, notes);
    if (found.isEmpty()) {
      notes.add("No sandbox can be used here, so actions run as plain processes.");
      notes.add("To shut them in: apt-get install runc (or bubblewrap), and run this as root.");
    }
    return new SandboxChoice(List.of(found.orElse(BASELINE)), notes);
  }

  /** Probes only as far as needed: a probe is a real start. */
  private static Optional<String> strongest(
      List<SandboxTechnology> technologies, List<String> notes) {
    for (SandboxTechnology technology : technologies) {
      if (technology.key().equals(BASELINE)) {
        continue;
      }
      Probe probe = technology.probe();
      if (!(probe instanceof Probe.Usable)) {
        notes.add(line(technology));
      }
      if (probe.usable()) {
        return Optional.of(technology.key());
      }
    }
    return Optional.empty();
  }

  /**
   * The ones that the user named, in that order.
   *
   * @throws InvalidConfiguration when one is not known
   * @throws PlatformUnavailable when one cannot be used here
   */
  static SandboxChoice named(List<String> keys, List<SandboxTechnology> technologies) {
    List<String> notes = new ArrayList<>();
    for (String key : keys) {
      SandboxTechnology technology = find(key, technologies);
      Probe probe = technology.probe();
      if (!probe.usable()) {
        throw new PlatformUnavailable("the sandbox " + line(technology));
      }
      if (!(probe instanceof Probe.Usable)) {
        notes.add(line(technology));
      }
    }
    return new SandboxChoice(keys, notes);
  }

  private static SandboxTechnology find(String key, List<SandboxTechnology> technologies) {
    return technologies.stream()
        .filter(technology -> technology.key().equals(key))
        .findFirst()
        .orElseThrow(() -> unknown(key, technologies));
  }

  private static InvalidConfiguration unknown(String key, List<SandboxTechnology> technologies) {
    List<String> known = technologies.stream().map(SandboxTechnology::key).toList();
    return new InvalidConfiguration(
        List.of(
            Problem.of(
                "\"" + key + "\" is not a sandbox", Suggestion.hint(key, "sandboxes", known))));
  }

  private static String line(SandboxTechnology technology) {
    return technology.key() + " is " + technology.probe().text();
  }
}
