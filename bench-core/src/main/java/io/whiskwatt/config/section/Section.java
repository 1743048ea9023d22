package io.whiskwatt.config.section;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Entry;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A section of keys and values while it is being read. Ask for each key once, then {@link #build}:
 * it yields the value, or every problem of the section at once. Keys that were never asked for are
 * refused.
 *
 * <pre>{@code
 * Parsed<ServerSpec> parse(ConfigNode node) {
 *   Section section = Section.of(node);
 *   Field<String> host = section.required("host", Values.text());
 *   Field<Integer> port = section.optional("port", Values.integer(1, 65535), 22);
 *   return section.build(() -> new ServerSpec(host.get(), port.get()));
 * }
 * }</pre>
 */
public final class Section {
  private final Position position;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final boolean isSection;

  private Section(Position position, List<Entry> entries, boolean isSection) {
    this.position = position;
    this.isSection = isSection;
    entries.forEach(entry -> this.entries.putIfAbsent(entry.key(), entry));
  }

  /** Nothing at all counts as an empty section; a word or a list is a problem. */
  public static Section of(ConfigNode node) {
    if (node instanceof Mapping mapping) {
      return new Section(mapping.position(), mapping.entries(), true);
    }
    if (node instanceof ConfigNode.Scalar scalar && scalar.isNull()) {
      return new Section(scalar.position(), List.of(), true);
    }
    Section section = new Section(node.position(), List.of(), false);
    section.refuse(
        node.position(),
        "a section of keys and values is due here, not " + node.describe(),
        "write { key: value }, or one \"key: value\" per line");
    return section;
  }

  /** A key that must be there. */
  public <T> Field<T> required(String key, ValueReader<T> reader) {
    known.add(key);
    Entry entry = entries.get(key);
    if (entry != null) {
      return read(entry, reader);
    }
    if (isSection) {
      refuse(position, "the key \"" + key + "\" is missing", "add " + key + ": …");
    }
    return new Field<>(Optional.empty(), position);
  }

  /** A key that may be left out. */
  public <T> Field<Optional<T>> optional(String key, ValueReader<T> reader) {
    return optional(key, reader.then(value -> Parsed.of(Optional.of(value))), Optional.empty());
  }

  /** A key that may be left out, with the value it then has. */
  public <T> Field<T> optional(String key, ValueReader<T> reader, T fallback) {
    known.add(key);
    Entry entry = entries.get(key);
    return entry == null ? new Field<>(Optional.of(fallback), position) : read(entry, reader);
  }

  /** True when the key is written here, whatever its value. Does not count as asking for it. */
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  public Position position() {
    return position;
  }

  /** Takes all keys that were not asked for: they count as known from here on. */
  public List<Entry> rest() {
    List<Entry> rest = unknown();
    rest.forEach(entry -> known.add(entry.key()));
    return rest;
  }

  /** Adds a problem. */
  public void refuse(Problem problem) {
    problems.add(problem);
  }

  /** Adds a problem at a place in the text. */
  public void refuse(Position where, String message, String hint) {
    refuse(Problem.at(where, message, hint));
  }

  /** Adds a problem at the field when it was read and does not satisfy the condition. */
  public <T> void check(Field<T> field, Predicate<T> condition, String message, String hint) {
    if (field.value().isPresent() && !condition.test(field.get())) {
      refuse(field.position(), message, hint);
    }
  }

  /** The value, made only when the section has no problem; else all problems, by their place. */
  public <T> Parsed<T> build(Supplier<T> value) {
    for (Entry entry : unknown()) {
      refuse(
          entry.keyPosition(),
          "unknown key \"" + entry.key() + "\"",
          Suggestion.hint(entry.key(), "keys", known));
    }
    return problems.isEmpty() ? Parsed.of(value.get()) : Parsed.failed(Problem.inOrder(problems));
  }

  private List<Entry> unknown() {
    return entries.values().stream().filter(entry -> !known.contains(entry.key())).toList();
  }

  private <T> Field<T> read(Entry entry, ValueReader<T> reader) {
    Parsed<T> parsed = reader.read(entry.value());
    problems.addAll(parsed.problems());
    return new Field<>(parsed.value(), entry.value().position());
  }
}
