package io.whiskwatt.cli.performance.analysis;

import io.whiskwatt.rapl.agent.metrics.OwnCost;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of this tool in a process of its own, looked at while it runs.
 *
 * @param mainClass whose {@code main} takes the command
 * @param heap the limit, as {@code -Xmx} has it: {@code 512m}
 */
record MeasuredCommand(String mainClass, String heap) {
  private static final Duration LOOK = Duration.ofMillis(50);

  /**
   * Runs it to its end.
   *
   * @param directory for what it prints and logs
   * @throws IOException when it fails, with what it printed
   */
  CommandCost run(Path directory, List<String> arguments, TimeSource time) throws IOException {
    Path log = directory.resolve("collections.log");
    Path printed = directory.resolve("printed.txt");
    long began = time.nanos();
    Process process =
        new ProcessBuilder(command(log, arguments))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      OwnCost cost = new OwnCost(Path.of("/proc", Long.toString(process.pid())));
      double cpuSeconds = 0;
      long resident = 0;
      for (long look = began; process.isAlive(); time.parkUntil(look)) {
        cpuSeconds = cost.cpuSeconds().map(BigDecimal::doubleValue).orElse(cpuSeconds);
        resident = Math.max(resident, cost.residentBytes().orElse(0L));
        look = time.nanos() + LOOK.toNanos();
      }
      Duration took = Duration.ofNanos(time.nanos() - began);
      requireSuccess(process.exitValue(), arguments, printed);
      HeapUse heap = HeapUse.read(Files.readAllLines(log, StandardCharsets.UTF_8));
      return new CommandCost(took, cpuSeconds, resident, heap);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(Path log, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-Xlog:gc:file=" + log));
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  private void requireSuccess(int code, List<String> arguments, Path printed) throws IOException {
    if (code != 0) {
      throw new IOException(
          "'"
              + String.join(" ", arguments)
              + "' with -Xmx"
              + heap
              + " ended with "
              + code
              + ": "
              + Files.readString(printed, StandardCharsets.UTF_8));
    }
  }
}
