package io.whiskwatt.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A committed text that output must equal; rewritten with {@code -Dwhiskwatt.refresh=true}. */
public final class GoldenFile {
  private static final int MOST_LINES_SHOWN = 40;

  private final Path path;

  private GoldenFile(Path path) {
    this.path = path;
  }

  public static GoldenFile at(Path path) {
    return new GoldenFile(path);
  }

  /** Of this module's test resources, as committed, not as copied to the class path. */
  public static GoldenFile ofResource(String name) {
    Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    return new GoldenFile(base.resolve("src/test/resources/golden").resolve(name));
  }

  /** Compares, or rewrites the file when that was asked for. */
  public void matches(String actual) {
    try {
      if (Boolean.getBoolean("whiskwatt.refresh")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, actual);
      } else {
        compare(Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "", actual);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void compare(String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          path
              + " no longer says what the code does:\n"
              + difference(expected.lines().toList(), actual.lines().toList())
              + "\nIf that is intended, refresh the file and commit it:\n"
              + "  mvn -B test -pl benchmarks -am -Dwhiskwatt.refresh=true");
    }
  }

  private static String difference(List<String> expected, List<String> actual) {
    Stream<String> gone =
        expected.stream().filter(line -> !actual.contains(line)).map(line -> "- " + line);
    Stream<String> come =
        actual.stream().filter(line -> !expected.contains(line)).map(line -> "+ " + line);
    List<String> lines = Stream.concat(gone, come).toList();
    return lines.isEmpty()
        ? "(the same lines in another order)"
        : lines.stream().limit(MOST_LINES_SHOWN).collect(Collectors.joining("\n"))
            + (lines.size() > MOST_LINES_SHOWN
                ? "\n… and " + (lines.size() - MOST_LINES_SHOWN) + " more"
                : "");
  }
}
