package io.whiskwatt.config;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form <code>${env:NAME}</code>. */
final class EnvironmentReference {
  private static final Pattern FORM = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  private EnvironmentReference() {}

  static String written(String name) {
    return "${env:" + name + "}";
  }

  /** True when the text is one reference and nothing else. */
  static boolean isAll(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * The text with every reference replaced.
   *
   * @throws RefusedText naming the first variable that is not set
   */
  static String expand(String text, Position position, Environment environment) {
    if (!text.contains("${env:")) {
      return text;
    }
    if (FORM.matcher(text).replaceAll("").contains("${env:")) {
      throw new RefusedText(
          position, "\"" + text + "\" holds a reference that does not end", "write ${env:NAME}");
    }
    return FORM.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, position, environment)));
  }

  private static String value(MatchResult found, Position position, Environment environment) {
    String name = found.group(1);
    return environment
        .variable(name)
        .orElseThrow(
            () ->
                new RefusedText(
                    position,
                    "the environment variable \"" + name + "\" is not set",
                    "set it before the run: export " + name + "=…"));
  }
}
