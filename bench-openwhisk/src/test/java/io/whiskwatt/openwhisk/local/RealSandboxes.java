package io.whiskwatt.openwhisk.local;

import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.testing.Requirement;
import io.whiskwatt.time.SystemTime;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real sandboxes of this machine for tests, their state in a directory of the test's own. */
public final class RealSandboxes {
  private RealSandboxes() {}

  /** A technology; where it is not here the test is skipped, or fails when it is required. */
  public static SandboxTechnology technology(Path state, String key) {
    SandboxTechnology technology = SandboxCatalog.in(state).find(key).orElseThrow();
    Probe probe = technology.probe();
    Requirement requirement = Requirement.of(key, probe.usable(), probe.text());
    Assumptions.assumeTrue(requirement.met(), requirement.reason());
    return technology;
  }

  /** Containers that can run node; skips or fails where node is not here. */
  public static ActionContainers withNode(Path state, String key) {
    ActionContainers containers = ActionContainers.open(technology(state, key));
    boolean found = containers.kinds().stream().anyMatch(kind -> kind.language().equals("nodejs"));
    try {
      Requirement requirement = Requirement.of("node", found, "no node on the path");
      Assumptions.assumeTrue(requirement.met(), requirement.reason());
    } catch (AssertionError | RuntimeException skipped) {
      containers.close();
      throw skipped;
    }
    return containers;
  }

  static Platform platform(Path state, String key) {
    technology(state, key);
    return new LocalProvider(SandboxCatalog.in(state))
        .open(LocalSpec.of(key), Owner.newRun("test"), SystemTime.INSTANCE);
  }
}
