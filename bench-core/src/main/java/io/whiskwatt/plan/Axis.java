package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One dimension of the grid: an item by itself or a list of them, each of which may stand for
 * several values; at least one, and none twice.
 *
 * @param what for messages: {@code workload}
 * @param id what makes two values the same
 */
record Axis<T>(String what, ValueReader<List<T>> item, Function<T, String> id)
    implements ValueReader<List<T>> {

  @Override
  public Parsed<List<T>> read(ConfigNode node) {
    List<ConfigNode> items =
        node instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(node);
    if (items.isEmpty()) {
      return Parsed.failed(
          Problem.at(node.position(), "no " + what + " is named", "name at least one"));
    }
    List<T> values = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Position> seen = new LinkedHashMap<>();
    for (ConfigNode each : items) {
      Parsed<List<T>> parsed = item.read(each);
      problems.addAll(parsed.problems());
      for (T value : parsed.value().orElse(List.of())) {
        Position first = seen.putIfAbsent(id.apply(value), each.position());
        if (first != null) {
          problems.add(twice(value, each.position(), first));
        }
        values.add(value);
      }
    }
    return problems.isEmpty() ? Parsed.of(values) : Parsed.failed(problems);
  }

  private Problem twice(T value, Position where, Position first) {
    return Problem.at(
        where,
        "the " + what + " \"" + id.apply(value) + "\" is named twice",
        "keep one; the first stands at " + first.line() + ":" + first.column());
  }
}
