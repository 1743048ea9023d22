package io.whiskwatt.openwhisk.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit that a request ran into.
 *
 * @param count what there was, this request included in a rate
 * @param allowed what the namespace may
 */
public record Throttle(Kind kind, long count, long allowed) {
  private static final Pattern WORDS =
      Pattern.compile(
          "Too many (concurrent requests in flight|requests in the last minute)"
              + " \\(count: (\\d{1,18}), allowed: (\\d{1,18})\\)\\.?");

  /** What is limited. */
  public enum Kind {
    /** Invocations in the present calendar minute of the server's clock; refused ones count too. */
    RATE,
    /** Invocations at the same time. */
    CONCURRENCY
  }

  static Optional<Throttle> of(String error) {
    Matcher words = WORDS.matcher(error);
    if (!words.matches()) {
      return Optional.empty();
    }
    Kind kind = words.group(1).startsWith("concurrent") ? Kind.CONCURRENCY : Kind.RATE;
    return Optional.of(
        new Throttle(kind, Long.parseLong(words.group(2)), Long.parseLong(words.group(3))));
  }
}
