package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.time.SystemTime;
import java.nio.file.Path;

/** The entry point of {@code java -jar benchmarks.jar}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofThisProcess(System.getenv());
    Surroundings surroundings =
        new Surroundings(
            terminal,
            SystemTime.INSTANCE,
            new Interruption(terminal.err()),
            SandboxCatalog.ofThisMachine().technologies(),
            Path.of(""));
    System.exit(new Tool(surroundings).run(arguments));
  }
}
