package io.whiskwatt.cluster.script;

/**
 * One script, ready to be run with bash.
 *
 * @param text all of it
 */
public record Script(ScriptKind kind, String text) {
  /** Of its file. */
  public String name() {
    return kind.file();
  }
}
