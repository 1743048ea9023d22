package io.whiskwatt.cluster.webhook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a replica is started with.
 *
 * @param runtimeClass the first one; empty: it is switched, and somebody has to choose
 */
record WebhookOptions(
    int port, Path keyStore, Path passwordFile, Path tokenFile, Optional<String> runtimeClass) {
  static final String USAGE =
      "usage: java -jar webhook.jar --port 8443 --key-store FILE --password-file FILE"
          + " --token-file FILE --runtime-class NAME|runc|switched";

  private static final String SWITCHED = "switched";
  private static final int MOST_PORT = 65_535;

  /** Why what was given cannot be used, all of it. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /**
   * Reads the words of a command line.
   *
   * @throws Refused with every problem
   */
  static WebhookOptions read(String... words) throws Refused {
    List<String> problems = new ArrayList<>();
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < words.length; i += 2) {
      if (!words[i].startsWith("--") || i + 1 == words.length) {
        problems.add("\"" + words[i] + "\" is no option with a value");
      } else if (given.put(words[i].substring(2), words[i + 1]) != null) {
        problems.add(words[i] + " is given twice");
      }
    }
    List<String> known =
        List.of("port", "key-store", "password-file", "token-file", "runtime-class");
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> problems.add("--" + name + " is not known"));
    known.stream()
        .filter(name -> !given.containsKey(name))
        .forEach(name -> problems.add("--" + name + " is missing"));
    int port = port(given.getOrDefault("port", "8443"), problems);
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    return new WebhookOptions(
        port,
        Path.of(given.getOrDefault("key-store", "")),
        Path.of(given.getOrDefault("password-file", "")),
        Path.of(given.getOrDefault("token-file", "")),
        Optional.ofNullable(given.get("runtime-class")).filter(name -> !name.equals(SWITCHED)));
  }

  private static int port(String text, List<String> problems) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > MOST_PORT) {
      problems.add("--port \"" + text + "\" is not a port, 0 to " + MOST_PORT);
    }
    return port;
  }
}
