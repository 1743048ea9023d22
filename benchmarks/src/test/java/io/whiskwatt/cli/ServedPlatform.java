package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.client.WskProps;
import io.whiskwatt.trust.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real {@code benchmarks.jar serve} in a folder of its own, until it is ended. */
record ServedPlatform(BenchmarksJar.Running running, Path wskprops) implements AutoCloseable {
  /** On any free port; returns when it answers. */
  static ServedPlatform start(Path directory, String... options) {
    List<String> line = new ArrayList<>(List.of("serve", "--port", "0"));
    line.addAll(List.of(options));
    BenchmarksJar.Running running = new BenchmarksJar(directory).start(line.toArray(String[]::new));
    Path wskprops = directory.resolve(Serving.WSKPROPS);
    BenchmarksJar.await(
        "the server answers or ends", () -> Files.exists(wskprops) || !running.process().isAlive());
    if (!running.process().isAlive()) {
      throw new AssertionError("it ended: " + running.ended().err());
    }
    return new ServedPlatform(running, wskprops);
  }

  /** As its file for wsk says. */
  Endpoint endpoint() {
    return WskProps.read(Map.of("WSK_CONFIG_FILE", wskprops.toString()), wskprops)
        .orThrow()
        .endpoint(Trust.systemDefault());
  }

  BenchmarksJar.Ended end(String signal) {
    running.signal(signal);
    return running.ended();
  }

  /** Ends it where a test did not come to that. */
  @Override
  public void close() {
    if (running.process().isAlive()) {
      end("TERM");
    }
  }
}
