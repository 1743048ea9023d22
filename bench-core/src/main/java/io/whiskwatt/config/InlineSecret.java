package io.whiskwatt.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A password or token written into a configuration: refused, for the text is stored with results.
 */
final class InlineSecret {
  private static final Set<String> KEYS =
      Set.of(
          "auth",
          "token",
          "password",
          "passwd",
          "secret",
          "api-key",
          "apikey",
          "credential",
          "credentials",
          "private-key");
  private static final Pattern IN_URL = Pattern.compile("://[^/@\\s:]*:(?!\\$\\{env:)[^/@\\s]+@");

  private InlineSecret() {}

  /** True when this value must not stand in a configuration. */
  static boolean isOne(String key, String text) {
    boolean secretKey = KEYS.contains(key.toLowerCase(Locale.ROOT).replace('_', '-'));
    return IN_URL.matcher(text).find()
        || text.contains("PRIVATE KEY-----")
        || (secretKey && !text.isEmpty() && !EnvironmentReference.isAll(text));
  }

  static Problem problem(String key, Position where) {
    return Problem.at(
        where,
        "a secret is written at \"" + key + "\"; this text is stored with the results",
        "put it in a file and name that (auth-file, token-file), or write \"${env:NAME}\"");
  }
}
