package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.util.List;

/** Reads {@code idle}: {@code empty}, {@code [ empty, { pool: 4 } ]}. */
final class IdleReader {
  /** More sandboxes fit on no worker. */
  static final int MOST_SANDBOXES = 1_000;

  private static final String EMPTY = "empty";

  private IdleReader() {}

  /** The pools; the empty idle windows belong to every study, whether they are named or not. */
  static Parsed<List<IdleCondition.Pool>> pools(ConfigNode node) {
    ValueReader<List<IdleCondition>> conditions =
        new Axis<>("idle condition", IdleReader::condition, IdleCondition::id);
    return conditions.then(named -> pools(node, named)).read(node);
  }

  private static Parsed<List<IdleCondition.Pool>> pools(
      ConfigNode node, List<IdleCondition> named) {
    return named.stream().anyMatch(IdleCondition.Empty.class::isInstance)
        ? Parsed.of(
            named.stream()
                .filter(IdleCondition.Pool.class::isInstance)
                .map(IdleCondition.Pool.class::cast)
                .toList())
        : Parsed.failed(
            Problem.at(
                node.position(),
                "idle windows with sandboxes say nothing without empty ones beside them",
                "write idle: [ empty, { pool: 4 } ]"));
  }

  private static Parsed<List<IdleCondition>> condition(ConfigNode node) {
    if (node instanceof ConfigNode.Scalar scalar) {
      return scalar.value().equals(EMPTY)
          ? Parsed.of(List.of(new IdleCondition.Empty()))
          : Parsed.failed(
              Problem.at(
                  node.position(),
                  "unknown idle condition " + node.describe(),
                  "write empty, or { pool: 4 }"));
    }
    Section section = Section.of(node);
    Field<Integer> sandboxes = section.required("pool", Values.integer(1, MOST_SANDBOXES));
    return section.build(() -> List.of(new IdleCondition.Pool(sandboxes.get())));
  }
}
