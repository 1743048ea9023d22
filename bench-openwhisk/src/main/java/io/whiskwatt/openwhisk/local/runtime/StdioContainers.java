package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.Sandbox;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.openwhisk.local.sandbox.Sandboxes;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;

/** Containers in sandboxes of this machine. */
final class StdioContainers implements ActionContainers {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Sandboxes sandboxes;
  private final List<LanguageRuntime> runtimes;
  private final ScheduledThreadPoolExecutor watchdog;

  private StdioContainers(Sandboxes sandboxes, List<LanguageRuntime> runtimes) {
    this.sandboxes = sandboxes;
    this.runtimes = runtimes;
    this.watchdog =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "action-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    watchdog.setRemoveOnCancelPolicy(true);
  }

  static StdioContainers open(SandboxTechnology technology) {
    if (technology.probe() instanceof Probe.Unusable unusable) {
      throw new PlatformUnavailable(
          "sandbox \"" + technology.key() + "\" cannot be used here: " + unusable.text());
    }
    try {
      Sandboxes sandboxes = technology.open();
      try {
        return new StdioContainers(sandboxes, install(sandboxes));
      } catch (IOException | RuntimeException e) {
        sandboxes.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PlatformUnavailable(
          "sandbox \"" + technology.key() + "\" cannot be opened: " + e.getMessage(), e);
    }
  }

  private static List<LanguageRuntime> install(Sandboxes sandboxes) throws IOException {
    List<LanguageRuntime> found =
        Stream.<Optional<? extends LanguageRuntime>>of(
                Optional.of(JavaRuntime.running()), NodeRuntime.find(), PythonRuntime.find())
            .<LanguageRuntime>flatMap(Optional::stream)
            .toList();
    for (LanguageRuntime runtime : found) {
      runtime.install(sandboxes.files());
    }
    return found;
  }

  @Override
  public List<ActionKind> kinds() {
    return runtimes.stream().map(LanguageRuntime::kind).toList();
  }

  @Override
  public ActionContainer start(ActionKind kind, DataSize memory) throws IOException {
    LanguageRuntime runtime =
        runtimes.stream()
            .filter(r -> r.kind().equals(kind))
            .findFirst()
            .orElseThrow(() -> new IOException("kind \"" + kind + "\" is not one of " + kinds()));
    Sandbox sandbox = sandboxes.start(view -> runtime.command(view, memory), memory);
    StdioContainer container = new StdioContainer(runtime, memory, sandbox, this, watchdog);
    container.awaitReady(START_LIMIT);
    return container;
  }

  void release(Sandbox sandbox) {
    sandboxes.release(sandbox);
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>(sandboxes.facts());
    kinds().forEach(kind -> facts.put("kind " + kind.name(), kind.version()));
    return facts;
  }

  @Override
  public void close() {
    sandboxes.close();
    watchdog.shutdownNow();
  }
}
