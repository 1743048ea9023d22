package io.whiskwatt.cli.hostile;

import java.util.Optional;

/** Control requests answered as an OpenWhisk would; invocations are left to the script. */
final class Manners {
  private static final String INFO =
      "{\"description\":\"OpenWhisk\",\"runtimes\":{\"nodejs\":[{\"kind\":\"nodejs:20\",\"default\":true}]},"
          + "\"limits\":{\"min_action_memory\":134217728,\"max_action_memory\":536870912}}";
  private static final String LIMITS =
      "{\"concurrentInvocations\":100000,\"invocationsPerMinute\":1000000}";

  private Manners() {}

  static Optional<String> ofOpenWhisk(Request request) {
    return switch (request.method()) {
      case "POST" -> Optional.empty();
      case "HEAD" -> Optional.of("");
      case "GET" -> Optional.of(read(request.path()));
      default ->
          Optional.of(
              "{\"namespace\":\"guest\",\"version\":\"0.0.1\",\"name\":\""
                  + request.lastPart()
                  + "\"}");
    };
  }

  private static String read(String path) {
    if (path.equals("/")) {
      return INFO;
    }
    if (path.endsWith("/limits")) {
      return LIMITS;
    }
    return path.contains("/activations?") ? "[]" : "{}";
  }
}
