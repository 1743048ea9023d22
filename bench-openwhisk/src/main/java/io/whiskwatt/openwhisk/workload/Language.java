package io.whiskwatt.openwhisk.workload;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language that workloads are written in, the preferred one first. */
enum Language {
  NODEJS("nodejs", ".js", 10),
  PYTHON("python", ".py", 3),
  JAVA("java", ".jar", 17);

  private static final Pattern KIND = Pattern.compile("([a-z]+):([0-9]{1,6})(?:\\..*)?");

  private final String family;
  private final String extension;
  private final int oldest;

  Language(String family, String extension, int oldest) {
    this.family = family;
    this.extension = extension;
    this.oldest = oldest;
  }

  /** The part of a kind before its colon. */
  String family() {
    return family;
  }

  String extension() {
    return extension;
  }

  /** The first of its versions that runs the bundled workloads. */
  int oldest() {
    return oldest;
  }

  boolean runs(String kind) {
    return kind.startsWith(family + ":");
  }

  /** True where the version is told and new enough for the bundled workloads. */
  boolean runsBundled(String kind) {
    Matcher parts = KIND.matcher(kind);
    return runs(kind) && parts.matches() && Integer.parseInt(parts.group(2)) >= oldest;
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
