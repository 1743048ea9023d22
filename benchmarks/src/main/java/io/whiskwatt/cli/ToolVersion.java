package io.whiskwatt.cli;

import java.util.Optional;

/** What this tool is and what it runs on. */
final class ToolVersion {
  private ToolVersion() {}

  /** Of the jar's manifest; {@code development} when it runs from class files. */
  static String number() {
    return Optional.ofNullable(ToolVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  static String java() {
    return System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
  }

  static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  static String line() {
    return "WhiskWatt " + number() + " on Java " + java() + ", " + system();
  }
}
