package io.whiskwatt.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of {@code doctor}: a name and what was found.
 *
 * @param name short: {@code memory}
 */
record Finding(String name, String text) {
  private static final int COLUMNS = 100;
  private static final int NARROWEST = 40;

  /** From a line {@code name: text}. */
  static Finding ofLine(String line) {
    int colon = line.indexOf(": ");
    return colon < 0
        ? new Finding("", line)
        : new Finding(line.substring(0, colon), line.substring(colon + 2));
  }

  /** Findings under a title, aligned, long ones broken; ends with an empty line. */
  static String section(String title, List<Finding> findings) {
    int width = findings.stream().mapToInt(finding -> finding.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder(title).append('\n');
    findings.forEach(finding -> finding.append(text, width + 4));
    return text.append('\n').toString();
  }

  private void append(StringBuilder target, int indent) {
    String lead = "  " + name;
    for (String line : broken(Math.max(NARROWEST, COLUMNS - indent))) {
      target.append(lead).append(" ".repeat(Math.max(1, indent - lead.length())));
      target.append(line).append('\n');
      lead = "";
    }
  }

  private List<String> broken(int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
