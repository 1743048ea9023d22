package io.whiskwatt.rapl.agent;

import java.util.Optional;

/** Which agent this is. */
final class AgentVersion {
  private AgentVersion() {}

  /** Of the jar's manifest; {@code development} when it runs from class files. */
  static String number() {
    return Optional.ofNullable(AgentVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
