package io.whiskwatt.config;

import java.util.Optional;

/** Where <code>${env:NAME}</code> references find their values. */
@FunctionalInterface
public interface Environment {
  /** The variable's value; empty: it is not set. */
  Optional<String> variable(String name);

  /** The environment of this process. */
  static Environment ofThisProcess() {
    return name -> Optional.ofNullable(System.getenv(name));
  }

  /**
   * References stay as they are written: for reading a text again where nothing is going to be run,
   * a stored study say.
   */
  static Environment unread() {
    return name -> Optional.of(EnvironmentReference.written(name));
  }
}
