package io.whiskwatt.openwhisk.client;

import java.util.List;
import java.util.Optional;

/**
 * What an action runs.
 *
 * @param kind {@code nodejs:20}; {@code blackbox} for an image of the user's, {@code sequence} for
 *     actions one after the other
 * @param code source text, or base64 where it is binary; empty where the server was not asked for
 *     it or an image holds it
 * @param image of a {@code blackbox}
 * @param main the entry point; empty: the runtime's own
 * @param components names of the actions of a {@code sequence}
 */
public record ActionExec(
    String kind,
    Optional<String> code,
    boolean binary,
    Optional<String> main,
    Optional<String> image,
    List<String> components) {
  public ActionExec {
    components = List.copyOf(components);
  }

  /** Code for one of the platform's runtimes. */
  public static ActionExec ofCode(String kind, String code, Optional<String> main) {
    return new ActionExec(kind, Optional.of(code), false, main, Optional.empty(), List.of());
  }

  public boolean isSequence() {
    return kind.equals("sequence");
  }
}
