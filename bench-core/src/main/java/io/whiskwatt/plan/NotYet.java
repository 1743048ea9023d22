package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Parts of the study format that this version refuses because it does not carry them out. */
final class NotYet {
  private NotYet() {}

  static Problem problem(Position where, String what, String supported) {
    return Problem.at(where, what + " is not supported yet", "supported: " + supported);
  }

  /** Refuses a key altogether where it is written. */
  static void key(Section section, String key, String instead) {
    section.optional(
        key,
        node -> Parsed.<ConfigNode>failed(problem(node.position(), "\"" + key + "\"", instead)));
  }

  /** A choice of which only a part is carried out. */
  static <T> ValueReader<T> choice(
      String what, Collection<T> all, Collection<T> supported, Function<T, String> word) {
    List<String> words = supported.stream().map(word).toList();
    ValueReader<T> known = Values.choice(what, all, word);
    return node ->
        known
            .then(
                value ->
                    supported.contains(value)
                        ? Parsed.of(value)
                        : Parsed.<T>failed(
                            problem(
                                node.position(),
                                "\"" + word.apply(value) + "\"",
                                String.join(", ", words))))
            .read(node);
  }
}
