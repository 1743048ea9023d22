package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.units.DataSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A program that starts busy sandboxes of each technology that can be used here, says so, and waits
 * to be killed. Argument: where instances keep their state.
 */
final class DoomedTool {
  private static final DataSize MEMORY = DataSize.ofMegabytes(128);

  private DoomedTool() {}

  public static void main(String[] arguments) throws Exception {
    for (SandboxTechnology technology : SandboxCatalog.in(Path.of(arguments[0])).technologies()) {
      if (technology.probe().usable()) {
        ActionContainers containers = ActionContainers.open(technology);
        busy(containers, containers.kinds().get(0));
        containers.start(containers.kinds().get(0), MEMORY);
      }
    }
    System.out.println("ready");
    Thread.sleep(Duration.ofMinutes(10).toMillis());
  }

  // A launcher that waits ends by itself when the tool's end of its pipe closes; a busy one spins
  // on.
  private static void busy(ActionContainers containers, ActionKind kind) throws Exception {
    ActionContainer container = containers.start(kind, MEMORY);
    container.init(Samples.of(kind).action("spin"), Map.of(), Duration.ofMinutes(1));
    Thread thread = new Thread(() -> container.run("{}", Map.of(), Duration.ofMinutes(10)));
    thread.setDaemon(true);
    thread.start();
    Eventually.holds(() -> container.use().cpuNanos() > 200_000_000);
  }
}
