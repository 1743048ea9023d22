package io.whiskwatt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples of {@code docs/load-shapes.md}. */
public final class LoadShapesPage {
  private static final Path PAGE = Path.of("..", "docs", "load-shapes.md");

  private LoadShapesPage() {}

  /** The lines that say a load. */
  public static List<String> loads() throws IOException {
    return blocks("yaml").stream().filter(block -> block.startsWith("load:")).toList();
  }

  /** The whole study. */
  public static String study() throws IOException {
    return blocks("yaml").stream()
        .filter(block -> block.startsWith("study:"))
        .findFirst()
        .orElseThrow();
  }

  /** The trace that it names. */
  public static String trace() throws IOException {
    return blocks("csv").get(0);
  }

  private static List<String> blocks(String language) throws IOException {
    Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    return block
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
