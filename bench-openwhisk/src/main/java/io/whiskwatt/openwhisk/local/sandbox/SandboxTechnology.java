package io.whiskwatt.openwhisk.local.sandbox;

import java.io.IOException;
import java.util.Map;

/** A way to isolate a process on this machine. */
public interface SandboxTechnology {
  /**
   * The name in study files: {@code runc}, {@code bubblewrap}, {@code namespaces}, {@code process}.
   */
  String key();

  /** For people: {@code runc container}. */
  String title();

  /**
   * Whether it can be used here. The first call makes a real start, a few seconds at the most;
   * later calls give the same answer.
   */
  Probe probe();

  /** What results must record: version, network, root file system, and the like. */
  Map<String, String> facts();

  /**
   * Ready to start sandboxes. Removes first what dead instances left on this machine.
   *
   * @throws IOException when what they share cannot be made
   */
  Sandboxes open() throws IOException;
}
