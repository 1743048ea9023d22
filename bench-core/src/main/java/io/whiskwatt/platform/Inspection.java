package io.whiskwatt.platform;

import io.whiskwatt.config.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform or its energy source says of itself and of a plan when it is only looked at:
 * nothing is started, put in place or invoked.
 *
 * @param unavailable why it does not answer; empty: it does, or needs not
 * @param facts name → value, in a fixed order
 * @param problems that would stand in the way of the plan
 * @param unknown what only an invocation could tell
 */
public record Inspection(
    Optional<String> unavailable,
    Map<String, String> facts,
    List<Problem> problems,
    List<String> unknown) {
  /** There is nothing to look at before the platform is opened. */
  public static final Inspection NONE =
      new Inspection(Optional.empty(), Map.of(), List.of(), List.of());

  public Inspection {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    problems = List.copyOf(problems);
    unknown = List.copyOf(unknown);
  }

  /** It does not answer. */
  public static Inspection unavailable(String why) {
    return new Inspection(Optional.of(why), Map.of(), List.of(), List.of());
  }
}
