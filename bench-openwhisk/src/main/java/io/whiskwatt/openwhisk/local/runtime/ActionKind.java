package io.whiskwatt.openwhisk.local.runtime;

/**
 * A language runtime that was found on this machine and answered.
 *
 * @param name as OpenWhisk names kinds: {@code java:17}, {@code nodejs:20}, {@code python:3.11}
 * @param version of the interpreter, {@code v20.11.1} say
 */
public record ActionKind(String name, String version) {
  /** The part before the colon: {@code java}, {@code nodejs}, {@code python}. */
  public String language() {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  @Override
  public String toString() {
    return name;
  }
}
