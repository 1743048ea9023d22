package io.whiskwatt.testing;

import java.util.Arrays;

/**
 * A real component that a test needs. Where it is missing the test is skipped with a reason, unless
 * the system property {@code whiskwatt.require} names it: then its absence is a failure.
 *
 * @param name as in the property, {@code runc} say
 * @param met true: it is here
 * @param reason why the test cannot run; for the skip message
 */
public record Requirement(String name, boolean met, String reason) {
  /** A comma-separated list of components that must be here. */
  public static final String PROPERTY = "whiskwatt.require";

  /**
   * The requirement as this machine meets it.
   *
   * @param why what was looked for and not found; used when {@code present} is false
   * @throws AssertionError when it is missing though the property names it
   */
  public static Requirement of(String name, boolean present, String why) {
    return of(name, present, why, System.getProperty(PROPERTY, ""));
  }

  static Requirement of(String name, boolean present, String why, String required) {
    boolean demanded = Arrays.stream(required.split(",")).map(String::strip).anyMatch(name::equals);
    if (!present && demanded) {
      throw new AssertionError(
          "\"" + name + "\" is required by -D" + PROPERTY + " but missing: " + why);
    }
    return new Requirement(name, present, present ? "" : name + " is missing: " + why);
  }
}
