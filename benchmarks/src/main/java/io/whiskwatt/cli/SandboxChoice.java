package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sandboxes the quick study compares, and why these.
 *
 * @param platforms keys; the first is the baseline
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
   * Probes only as far as needed: a probe is a real start.
   *
   * @param technologies the strongest first
   */
  static SandboxChoice strongest(List<SandboxTechnology> technologies) {
    List<String> notes = new ArrayList<>();
    for (SandboxTechnology technology : technologies) {
      if (technology.key().equals(BASELINE)) {
        continue;
      }
      Probe probe = technology.probe();
      if (!(probe instanceof Probe.Usable)) {
        notes.add(line(technology));
      }
      if (probe.usable()) {
        return new SandboxChoice(List.of(BASELINE, technology.key()), notes);
      }
    }
    notes.add("No sandbox can be used here, so a plain process is measured, cold against warm.");
    notes.add("To compare sandboxes: apt-get install runc (or bubblewrap), and run this as root.");
    return new SandboxChoice(List.of(BASELINE), notes);
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
