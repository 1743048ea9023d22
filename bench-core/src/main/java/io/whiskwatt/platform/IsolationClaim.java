package io.whiskwatt.platform;

import java.util.Map;

/**
 * What a study says of a platform's isolation, to be proven before anything is measured.
 *
 * @param values {@code kernel} → {@code shared | own}, {@code guest-kernel}, {@code vmm}; empty:
 *     nothing is claimed
 */
public record IsolationClaim(Map<String, String> values) {
  public IsolationClaim {
    values = Map.copyOf(values);
  }
}
