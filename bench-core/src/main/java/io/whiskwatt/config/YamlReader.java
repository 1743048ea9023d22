package io.whiskwatt.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into a tree that remembers places. Refuses what a study file has no use for and
 * what makes texts dangerous or ambiguous: several documents, tags, repeated keys, inline secrets,
 * more than 1 Mi characters, 20,000 values (aliases counted as often as they are used) or 50
 * levels.
 */
public final class YamlReader {
  private final Environment environment;

  public YamlReader(Environment environment) {
    this.environment = environment;
  }

  /**
   * Reads a text.
   *
   * @param file as the user wrote it, for messages; relative paths in the text start at its folder
   */
  public Parsed<ConfigNode> read(String text, String file) {
    return read(text, file, Parsed::of);
  }

  /**
   * Reads a text and turns it into a value; problems of the text and of the value come together.
   *
   * @param file as the user wrote it, for messages; relative paths in the text start at its folder
   */
  public <T> Parsed<T> read(String text, String file, ValueReader<T> reader) {
    SourceText source = new SourceText(text, file);
    return source
        .unreadable()
        .<Parsed<T>>map(Parsed::failed)
        .orElseGet(() -> parse(source, reader));
  }

  private <T> Parsed<T> parse(SourceText source, ValueReader<T> reader) {
    try {
      YamlTree tree = new YamlTree(source, environment);
      ConfigNode root = tree.read();
      if (source.isMasked()) {
        tree = new YamlTree(source, environment);
        root = tree.read();
      }
      return together(tree.problems(), reader.read(root));
    } catch (RefusedText e) {
      return Parsed.failed(e.problem());
    } catch (YamlEngineException e) {
      return Parsed.failed(notYaml(e, source));
    }
  }

  private static <T> Parsed<T> together(List<Problem> inText, Parsed<T> parsed) {
    List<Problem> all = new ArrayList<>(inText);
    all.addAll(parsed.problems());
    return all.isEmpty() ? parsed : Parsed.failed(Problem.inOrder(all));
  }

  private static Problem notYaml(YamlEngineException e, SourceText source) {
    if (e instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
      Mark mark = marked.getProblemMark().get();
      Position where = source.position(mark.getLine(), mark.getColumn());
      return Problem.at(where, "this is not YAML: " + marked.getProblem(), hint(marked));
    }
    return Problem.at(
        source.position(0, 0), "this is not YAML: " + e.getMessage(), "check the text");
  }

  private static String hint(MarkedYamlEngineException e) {
    if (e.getProblem().contains("TAB")) {
      return "indent with spaces, not with tabs";
    }
    Optional<Integer> began = e.getContextMark().map(mark -> mark.getLine() + 1);
    String context = e.getContext() == null ? "" : e.getContext();
    return context.isEmpty()
        ? "quote text that holds special characters"
        : "it happened " + context + began.map(line -> ", which began in line " + line).orElse("");
  }
}
