package io.whiskwatt.openwhisk.workload;

import java.util.Arrays;
import java.util.Optional;

/** A language that workloads are written in, the preferred one first. */
enum Language {
  NODEJS("nodejs", ".js"),
  PYTHON("python", ".py"),
  JAVA("java", ".jar");

  private final String family;
  private final String extension;

  Language(String family, String extension) {
    this.family = family;
    this.extension = extension;
  }

  /** The part of a kind before its colon. */
  String family() {
    return family;
  }

  String extension() {
    return extension;
  }

  boolean runs(String kind) {
    return kind.startsWith(family + ":");
  }

  static Optional<Language> ofKind(String kind) {
    return Arrays.stream(values()).filter(language -> language.runs(kind)).findFirst();
  }

  static Optional<Language> ofFile(String name) {
    return Arrays.stream(values())
        .filter(language -> name.endsWith(language.extension))
        .findFirst();
  }
}
