package io.whiskwatt.cli.performance;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... columns) {
    row(columns);
    lines.add("|---".repeat(columns.length) + "|");
  }

  Table row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
