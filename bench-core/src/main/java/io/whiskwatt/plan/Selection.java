package io.whiskwatt.plan;

import java.util.List;

/**
 * Which cells of the grid are measured: those that one of {@code include} has, or all where there
 * is none, without those that one of {@code exclude} has.
 */
public record Selection(List<CellPattern> include, List<CellPattern> exclude) {
  /** The whole grid. */
  public static final Selection ALL = new Selection(List.of(), List.of());

  public Selection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  boolean has(Cell cell) {
    boolean included =
        include.isEmpty() || include.stream().anyMatch(pattern -> pattern.matches(cell));
    return included && exclude.stream().noneMatch(pattern -> pattern.matches(cell));
  }
}
