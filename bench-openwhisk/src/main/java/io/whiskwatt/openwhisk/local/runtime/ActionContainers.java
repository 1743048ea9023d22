package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts action containers of one sandbox technology, and owns them all. Any thread. */
public interface ActionContainers extends AutoCloseable {
  /**
   * Containers in sandboxes of a technology, after removing what dead instances left.
   *
   * @throws io.whiskwatt.platform.PlatformUnavailable when it cannot be used here
   */
  static ActionContainers open(SandboxTechnology technology) {
    return StdioContainers.open(technology);
  }

  /** What can run here, found by running it; {@code java:…} first, never empty. */
  List<ActionKind> kinds();

  /**
   * Starts a container and returns when its runtime waits for code.
   *
   * @param kind one of {@link #kinds()}
   * @param memory the container's limit
   * @throws IOException when it did not come up; the message carries the last line of its errors
   */
  ActionContainer start(ActionKind kind, DataSize memory) throws IOException;

  /** What results must record: sandbox, version, network, root file system, limits, accounting. */
  Map<String, String> facts();

  /**
   * Closes all containers in parallel and removes what the instance keeps on disk. Idempotent;
   * usable from a shutdown hook.
   */
  @Override
  void close();
}
