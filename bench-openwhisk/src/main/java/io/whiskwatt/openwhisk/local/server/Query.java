package io.whiskwatt.openwhisk.local.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The parameters behind the question mark. */
record Query(Map<String, String> values) {
  static Query of(String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean flag(String name, boolean fallback) {
    return text(name).map(value -> flagOf(name, value)).orElse(fallback);
  }

  private static boolean flagOf(String name, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default ->
          throw Refusal.unrouted(
              400, Texts.malformedQuery(name, "'" + value + "' is not a valid Boolean value"));
    };
  }

  /** How many items of a list; 0 asks for as many as there may be. */
  int limit(String collection) {
    int limit = (int) number("limit", collection, ServerLimits.MAX_LIST, ServerLimits.DEFAULT_LIST);
    return limit == 0 ? ServerLimits.MAX_LIST : limit;
  }

  int skip(String collection) {
    return (int) number("skip", collection, Integer.MAX_VALUE, 0);
  }

  /** A time in milliseconds since 1970. */
  OptionalLong time(String name, String collection) {
    return values.containsKey(name)
        ? OptionalLong.of(number(name, collection, Long.MAX_VALUE, 0))
        : OptionalLong.empty();
  }

  private long number(String name, String collection, long max, long fallback) {
    return text(name).map(value -> numberOf(name, value, collection, max)).orElse(fallback);
  }

  private static long numberOf(String name, String value, String collection, long max) {
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException malformed) {
      throw bad(name, "The value '" + value + "' is not an integer for " + collection + ".");
    }
    if (number < 0 || number > max) {
      throw bad(
          name,
          "The value '"
              + value
              + "' is not in the range of 0 to "
              + max
              + " for "
              + collection
              + ".");
    }
    return number;
  }

  /** How long a blocking invocation waits, in milliseconds. */
  long timeoutMillis(long max) {
    return text("timeout").map(value -> timeoutOf(value, max)).orElse(max);
  }

  private static long timeoutOf(String value, long max) {
    String words = "Timeout must be number of milliseconds up to " + max + ".";
    try {
      long millis = Long.parseLong(value);
      if (millis >= 0 && millis <= max) {
        return millis;
      }
    } catch (NumberFormatException malformed) {
      throw bad("timeout", words);
    }
    throw bad("timeout", words);
  }

  private static Refusal bad(String name, String detail) {
    return Refusal.unrouted(400, Texts.malformedQuery(name, detail));
  }
}
