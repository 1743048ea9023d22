package io.whiskwatt.cli.performance;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
public final class Table {
  private final List<String> lines = new ArrayList<>();

  public Table(String... columns) {
    row(columns);
    lines.add("|---".repeat(columns.length) + "|");
  }

  public Table row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
