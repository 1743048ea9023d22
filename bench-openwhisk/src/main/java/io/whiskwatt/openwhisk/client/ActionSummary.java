package io.whiskwatt.openwhisk.client;

import java.time.Instant;
import java.util.Optional;

/**
 * An action as lists and updates show it.
 *
 * @param namespace {@code guest}, or {@code guest/package} where it is in a package
 * @param version {@code 0.0.1}, grown by each update
 * @param kind empty where the server does not say
 * @param updated by the server's clock
 */
public record ActionSummary(
    String namespace,
    String name,
    String version,
    String kind,
    Optional<Instant> updated,
    Annotations annotations) {
  /** The name that finds it from any namespace: {@code /guest/package/name}. */
  public String fullName() {
    return "/" + namespace + "/" + name;
  }
}
