package io.whiskwatt.plan;

import java.util.Set;

/**
 * Cells by some of their factors; an empty set means any.
 *
 * @param platforms by their names
 * @param workloads by their ids, {@code hello@256MB}
 * @param starts kinds
 * @param loads by their ids, {@code closed-1}
 */
public record CellPattern(
    Set<String> platforms, Set<String> workloads, Set<StartKind> starts, Set<String> loads) {
  public CellPattern {
    platforms = Set.copyOf(platforms);
    workloads = Set.copyOf(workloads);
    starts = Set.copyOf(starts);
    loads = Set.copyOf(loads);
  }

  boolean matches(Cell cell) {
    return anyOr(platforms, cell.platform())
        && anyOr(workloads, cell.workload().id())
        && anyOr(starts, cell.start())
        && anyOr(loads, cell.load().id());
  }

  private static <T> boolean anyOr(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
