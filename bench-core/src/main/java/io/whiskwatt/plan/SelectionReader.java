package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Sequence;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.config.section.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads {@code include} and {@code exclude}: a list of cells, each by some of its factors, as in
 * {@code exclude: [ { platform: kata, start: prewarmed } ]}. Whatever a factor names must be in the
 * grid, and every pattern must have a cell.
 */
final class SelectionReader {
  private final List<Cell> grid;

  /**
   * @param grid all cells, as far as the study could be read; empty: nothing is checked against it
   */
  SelectionReader(List<Cell> grid) {
    this.grid = List.copyOf(grid);
  }

  Field<Selection> read(Section section) {
    Field<List<CellPattern>> include = section.optional("include", this::patterns, List.of());
    Field<List<CellPattern>> exclude = section.optional("exclude", this::patterns, List.of());
    Field<Selection> selection =
        new Field<>(
            include.value().flatMap(in -> exclude.value().map(out -> new Selection(in, out))),
            section.has("exclude") ? exclude.position() : include.position());
    section.check(
        selection,
        chosen -> grid.isEmpty() || grid.stream().anyMatch(chosen::has),
        "include and exclude leave no cell to measure",
        "take a pattern out; the grid has " + grid.size() + " cells");
    return selection;
  }

  private Parsed<List<CellPattern>> patterns(ConfigNode node) {
    List<ConfigNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    List<CellPattern> patterns = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (ConfigNode item : items) {
      Parsed<CellPattern> pattern = pattern(item);
      problems.addAll(pattern.problems());
      pattern.value().ifPresent(patterns::add);
    }
    return problems.isEmpty() ? Parsed.of(patterns) : Parsed.failed(problems);
  }

  private Parsed<CellPattern> pattern(ConfigNode node) {
    Section section = Section.of(node);
    Field<Set<String>> platforms = factor(section, "platform", Cell::platform);
    Field<Set<String>> workloads = workloads(section);
    Field<Set<String>> starts = factor(section, "start", cell -> cell.start().key());
    Field<Set<String>> loads = factor(section, "load", cell -> cell.load().id());
    boolean says = List.of("platform", "workload", "start", "load").stream().anyMatch(section::has);
    if (!says) {
      section.refuse(
          node.position(),
          "a pattern of cells that names no factor has all of them",
          "name platform, workload, start or load");
    }
    Parsed<CellPattern> pattern =
        section.build(
            () ->
                new CellPattern(
                    platforms.get(), workloads.get(), kinds(starts.get()), loads.get()));
    boolean meets = pattern.value().filter(this::meetsNone).isEmpty();
    return meets
        ? pattern
        : Parsed.failed(
            Problem.at(
                node.position(),
                "no cell of the grid has all of these",
                "run --dry-run lists the cells; leave a factor out or change it"));
  }

  private boolean meetsNone(CellPattern pattern) {
    return !grid.isEmpty() && grid.stream().noneMatch(pattern::matches);
  }

  private static Set<StartKind> kinds(Set<String> words) {
    Set<StartKind> kinds = new HashSet<>();
    for (StartKind kind : StartKind.values()) {
      if (words.contains(kind.key())) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private Field<Set<String>> factor(Section section, String key, Function<Cell, String> value) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    grid.forEach(cell -> known.put(value.apply(cell), Set.of(value.apply(cell))));
    return section.optional(key, words(key, known), Set.of());
  }

  /** A workload by its id, or by its name alone: all its memory limits then. */
  private Field<Set<String>> workloads(Section section) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (Cell cell : grid) {
      Workload workload = cell.workload();
      known.computeIfAbsent(workload.name(), name -> new HashSet<>()).add(workload.id());
      known.put(workload.id(), Set.of(workload.id()));
    }
    return section.optional("workload", words("workload", known), Set.of());
  }

  /** One word or several, each of which stands for the values that {@code known} has for it. */
  private ValueReader<Set<String>> words(String what, Map<String, Set<String>> known) {
    ValueReader<List<Set<String>>> item = node -> word(node, what, known).map(List::of);
    return new Axis<>(what, item, Object::toString)
        .then(
            sets -> {
              Set<String> all = new HashSet<>();
              sets.forEach(all::addAll);
              return Parsed.of(all);
            });
  }

  private Parsed<Set<String>> word(ConfigNode node, String what, Map<String, Set<String>> known) {
    return Values.text()
        .then(
            word -> {
              Set<String> meant = known.get(word);
              if (meant != null) {
                return Parsed.of(meant);
              }
              return grid.isEmpty()
                  ? Parsed.of(Set.of(word))
                  : Parsed.<Set<String>>failed(
                      Problem.at(
                          node.position(),
                          "the grid has no " + what + " \"" + word + "\"",
                          Suggestion.hint(word, what + "s", known.keySet())));
            })
        .read(node);
  }
}
