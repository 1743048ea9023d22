package io.whiskwatt.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole comparison, as its file says it.
 *
 * @param name of the study; letters, digits and dashes
 * @param platforms one or more; the first is the baseline unless {@code baseline} names another
 * @param baseline a platform's name
 * @param equivalenceMargin δ of the equivalence decision, 0.05 for ±5 %
 * @param primary the metric whose comparisons decide
 * @param factors what turns joules into grams and money, as far as it is given
 * @param selection which cells of the grid are measured
 * @param stopping what decides the number of blocks, of which the design then has the most; empty:
 *     the design has all
 * @param source the text it was read from, stored with the results
 */
public record StudySpec(
    String name,
    List<PlatformEntry> platforms,
    String baseline,
    List<Workload> workloads,
    List<StartKind> starts,
    List<LoadShape> loads,
    Design design,
    double equivalenceMargin,
    PrimaryMetric primary,
    GeneratorSettings generator,
    Factors factors,
    Selection selection,
    Optional<Stopping> stopping,
    String source) {
  public StudySpec {
    platforms = List.copyOf(platforms);
    workloads = List.copyOf(workloads);
    starts = List.copyOf(starts);
    loads = List.copyOf(loads);
  }

  /** The whole grid, with a generator that is left as it is, and without factors. */
  public StudySpec(
      String name,
      List<PlatformEntry> platforms,
      String baseline,
      List<Workload> workloads,
      List<StartKind> starts,
      List<LoadShape> loads,
      Design design,
      double equivalenceMargin,
      String source) {
    this(
        name,
        platforms,
        baseline,
        workloads,
        starts,
        loads,
        design,
        equivalenceMargin,
        PrimaryMetric.NET_ENERGY,
        GeneratorSettings.DEFAULT,
        Factors.NONE,
        Selection.ALL,
        Optional.empty(),
        source);
  }

  /** The same with another number of blocks in its design. */
  public StudySpec ofBlocks(int number) {
    return new StudySpec(
        name,
        platforms,
        baseline,
        workloads,
        starts,
        loads,
        design.ofBlocks(number),
        equivalenceMargin,
        primary,
        generator,
        factors,
        selection,
        stopping,
        source);
  }

  /**
   * What is measured of the grid, the platforms of one comparison next to each other, in the order
   * of the file.
   */
  public List<Cell> cells() {
    return grid(platforms, workloads, starts, loads).stream().filter(selection::has).toList();
  }

  static List<Cell> grid(
      List<PlatformEntry> platforms,
      List<Workload> workloads,
      List<StartKind> starts,
      List<LoadShape> loads) {
    List<Cell> cells = new ArrayList<>();
    for (Workload workload : workloads) {
      for (StartKind start : starts) {
        for (LoadShape load : loads) {
          for (PlatformEntry platform : platforms) {
            cells.add(new Cell(platform.name(), workload, start, load));
          }
        }
      }
    }
    return cells;
  }
}
