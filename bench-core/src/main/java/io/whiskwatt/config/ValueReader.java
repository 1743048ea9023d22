package io.whiskwatt.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns a piece of a configuration into a value, or says everything that is wrong with it. A
 * provider's own {@code parse} method is one.
 */
@FunctionalInterface
public interface ValueReader<T> {
  Parsed<T> read(ConfigNode node);

  /** The same, with a further step that may refuse the value. */
  default <R> ValueReader<R> then(Function<T, Parsed<R>> step) {
    return node -> {
      Parsed<T> parsed = read(node);
      return parsed.value().map(step).orElseGet(() -> Parsed.failed(parsed.problems()));
    };
  }

  /** A list of such values; problems of all items are collected. */
  default ValueReader<List<T>> list() {
    return node ->
        node instanceof ConfigNode.Sequence sequence
            ? all(sequence)
            : Parsed.failed(
                List.of(
                    Problem.at(
                        node.position(),
                        "a list is due here, not " + node.describe(),
                        "write [ first, second ]")));
  }

  /** One such value by itself, or a list of them. */
  default ValueReader<List<T>> oneOrMore() {
    return node ->
        node instanceof ConfigNode.Sequence sequence ? all(sequence) : read(node).map(List::of);
  }

  private Parsed<List<T>> all(ConfigNode.Sequence sequence) {
    List<Parsed<T>> items = sequence.items().stream().map(this::read).toList();
    List<Problem> problems = new ArrayList<>();
    items.forEach(item -> problems.addAll(item.problems()));
    return problems.isEmpty()
        ? Parsed.of(items.stream().map(Parsed::value).flatMap(Optional::stream).toList())
        : Parsed.failed(problems);
  }
}
