package io.whiskwatt.openwhisk.local.server;

import java.util.Optional;

/**
 * The version of an action.
 *
 * @param major 0 or more, like the others, and not all of them 0
 * @param patch has a successor
 */
record SemanticVersion(int major, int minor, int patch) {
  static final SemanticVersion FIRST = new SemanticVersion(0, 0, 1);

  /** As OpenWhisk reads it: what is left out is 0, what follows the third part is not read. */
  static Optional<SemanticVersion> of(String text) {
    String[] parts = text.split("\\.", -1);
    try {
      SemanticVersion version = new SemanticVersion(part(parts, 0), part(parts, 1), part(parts, 2));
      return Optional.of(version).filter(SemanticVersion::valid);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static int part(String[] parts, int index) {
    return index < parts.length ? Integer.parseInt(parts[index]) : 0;
  }

  private boolean valid() {
    return major >= 0
        && minor >= 0
        && patch >= 0
        && patch < Integer.MAX_VALUE
        && major + (long) minor + patch > 0;
  }

  /** Of an update that states none. */
  SemanticVersion next() {
    return new SemanticVersion(major, minor, patch + 1);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
