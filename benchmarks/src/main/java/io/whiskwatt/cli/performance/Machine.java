package io.whiskwatt.cli.performance;

import io.whiskwatt.rapl.machine.LocalNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** When, with what and on which machine the chapters on the tool's own cost were measured. */
public final class Machine implements Chapter {
  public static final String TITLE = "The machine";

  private static final List<String> FACTS =
      List.of(
          "cpu model",
          "cpus",
          "memory",
          "operating system",
          "kernel",
          "virtual machine",
          "governor",
          "turbo");

  private final String tool;
  private final Instant now;

  /**
   * A chapter.
   *
   * @param tool which version on which Java
   */
  public Machine(String tool, Instant now) {
    this.tool = tool;
    this.now = now;
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) throws IOException {
    LocalNode node = LocalNode.read();
    Table table = new Table("measured", now.truncatedTo(ChronoUnit.MINUTES).toString());
    table.row("tool", tool);
    for (String fact : FACTS) {
      table.row(fact, node.facts().getOrDefault(fact, LocalNode.UNKNOWN));
    }
    table.row("load before (1, 5, 15 min)", load());
    return table.lines();
  }

  /** Of others: what they do lengthens every figure here. */
  private static String load() throws IOException {
    return String.join(
        " ", List.of(Files.readString(Path.of("/proc/loadavg")).split(" ", -1)).subList(0, 3));
  }
}
