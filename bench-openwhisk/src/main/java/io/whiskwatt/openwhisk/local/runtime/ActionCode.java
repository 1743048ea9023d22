package io.whiskwatt.openwhisk.local.runtime;

/**
 * What an action runs.
 *
 * @param kind the name of an {@link ActionKind}
 * @param code source text, or with {@code binary} base64
 * @param binary true for a base64 archive: a jar for {@code java}
 * @param main the entry point: a function, for {@code java} a class name; {@link #DEFAULT_MAIN}
 *     where the author names none
 */
public record ActionCode(String kind, String code, boolean binary, String main) {
  public static final String DEFAULT_MAIN = "main";

  public ActionCode {
    if (main.isBlank()) {
      main = DEFAULT_MAIN;
    }
  }

  /** Source text with the default entry point. */
  public static ActionCode source(String kind, String code) {
    return new ActionCode(kind, code, false, DEFAULT_MAIN);
  }
}
