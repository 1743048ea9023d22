package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCommand;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The Java runtime this tool itself runs on; always there.
 *
 * @param home its installation
 */
record JavaRuntime(ActionKind kind, Path home) implements LanguageRuntime {
  private static final String LAUNCHER = "launcher.jar";
  private static final int OUT_OF_MEMORY_EXIT = 3;
  private static final String OUT_OF_MEMORY_WORDS = "Terminating due to java.lang.OutOfMemoryError";

  // What a small JVM needs beside its heap: code, classes, stacks, the collector's tables.
  private static final long BESIDE_HEAP_MEGABYTES = 64;
  private static final long LEAST_HEAP_MEGABYTES = 16;

  /** The running one; {@code java:17} is its name whatever its version, which is recorded. */
  static JavaRuntime running() {
    return new JavaRuntime(
        new ActionKind("java:17", Runtime.version().toString()),
        Path.of(System.getProperty("java.home")));
  }

  @Override
  public void install(Path files) throws IOException {
    LauncherJar.write(files.resolve(LAUNCHER));
  }

  @Override
  public List<String> command(SandboxCommand.View view, DataSize memory) {
    return List.of(
        home.resolve("bin").resolve("java").toString(),
        "-Xmx" + heapMegabytes(memory) + "m",
        "-Xms" + LEAST_HEAP_MEGABYTES + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.io.tmpdir=" + view.temp(),
        "-Dfile.encoding=UTF-8",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "-cp",
        view.files().resolve(LAUNCHER).toString(),
        JavaLauncher.class.getName());
  }

  /** The limit less what lies beside the heap, or less a quarter where that is more. */
  static long heapMegabytes(DataSize memory) {
    long limit = memory.megabytes();
    return Math.max(LEAST_HEAP_MEGABYTES, limit - Math.max(BESIDE_HEAP_MEGABYTES, limit / 4));
  }

  @Override
  public boolean ranOutOfHeap(int exitCode, List<LogLine> logs) {
    return exitCode == OUT_OF_MEMORY_EXIT
        && logs.stream().anyMatch(line -> line.text().startsWith(OUT_OF_MEMORY_WORDS));
  }
}
