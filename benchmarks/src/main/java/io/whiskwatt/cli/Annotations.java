package io.whiskwatt.cli;

import java.util.List;

/**
 * What came of conditions in the words of GitHub's workflow commands, which shows them beside a
 * change: {@code ::error title=whiskwatt::…}.
 */
final class Annotations {
  static final String GITHUB = "github";

  private static final String FAILS = "fails ";

  private Annotations() {}

  /** An error for each ratio that fails its condition, a notice for each that passes. */
  static List<String> of(Threshold.Outcome outcome) {
    return outcome.lines().stream()
        .map(
            line ->
                "::"
                    + (line.startsWith(FAILS) ? "error" : "notice")
                    + " title=whiskwatt::"
                    + data(line))
        .toList();
  }

  /** The characters that end a command, or a line of it. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
