package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.testing.Requirement;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Which real components this machine must have for a test. */
final class Machine {
  static final List<String> KINDS = List.of("java", "nodejs", "python");

  private Machine() {}

  /** Skips, or fails when it is required, where a technology cannot be used. */
  static void needs(SandboxTechnology technology) {
    Probe probe = technology.probe();
    String component = technology.key().equals("bubblewrap") ? "bwrap" : technology.key();
    needs(Requirement.of(component, probe.usable(), probe.text()));
  }

  /** The kind of a language; skips, or fails when it is required, where there is none. */
  static ActionKind kind(ActionContainers containers, String language) {
    List<ActionKind> found =
        containers.kinds().stream().filter(k -> k.language().equals(language)).toList();
    String component = language.equals("nodejs") ? "node" : language;
    needs(Requirement.of(component, !found.isEmpty(), "not found in PATH"));
    return found.get(0);
  }

  private static void needs(Requirement requirement) {
    Assumptions.assumeTrue(requirement.met(), requirement.reason());
  }
}
