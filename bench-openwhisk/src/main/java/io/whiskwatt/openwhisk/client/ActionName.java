package io.whiskwatt.openwhisk.client;

import java.util.List;
import java.util.Optional;

/**
 * The name of an action as people write it: {@code name}, {@code package/name}, {@code
 * /namespace/name} or {@code /namespace/package/name}. A slash that belongs to a part is written
 * {@code %2F} (OpenWhisk refuses such names).
 *
 * @param namespace {@code _} is the caller's own
 * @param name the last part
 */
public record ActionName(String namespace, Optional<String> packageName, String name) {
  private static final String OWN = "_";

  public ActionName {
    part(namespace);
    packageName.ifPresent(ActionName::part);
    part(name);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when it has too many parts, or one that no address can carry
   */
  public static ActionName of(String text) {
    boolean full = text.startsWith("/");
    List<String> parts = List.of(text.substring(full ? 1 : 0).split("/", -1));
    int before = full ? 1 : 0;
    if (parts.size() - before < 1 || parts.size() - before > 2) {
      throw new IllegalArgumentException(
          "an action is named name, package/name, /namespace/name or /namespace/package/name, not '"
              + text
              + "'");
    }
    return new ActionName(
        full ? decoded(parts.get(0)) : OWN,
        parts.size() - before == 2 ? Optional.of(decoded(parts.get(before))) : Optional.empty(),
        decoded(parts.get(parts.size() - 1)));
  }

  private static String decoded(String part) {
    return part.replace("%2F", "/");
  }

  private static String encoded(String part) {
    return part.replace("/", "%2F");
  }

  /** A blank part would name the list instead of an action, dots what is above it. */
  private static void part(String text) {
    if (text.isBlank() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException(
          "a part of an action's name cannot be '" + text + "': give it a name");
    }
  }

  /** The text that {@link #of} reads as this name. */
  @Override
  public String toString() {
    String own = packageName.map(part -> encoded(part) + "/").orElse("") + encoded(name);
    return namespace.equals(OWN) ? own : "/" + encoded(namespace) + "/" + own;
  }
}
