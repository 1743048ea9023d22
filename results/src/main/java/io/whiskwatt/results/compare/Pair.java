package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.CellTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two cells that are compared.
 *
 * @param ofStarts true: two starts of one platform; false: two platforms
 */
record Pair(CellTrials baseline, CellTrials other, boolean ofStarts) {
  /**
   * Every platform against the baseline, cell by cell. With one platform: its cold starts against
   * its warm ones.
   */
  static List<Pair> of(StudyFacts study, List<CellTrials> cells) {
    boolean onePlatform =
        cells.stream().map(cell -> cell.cell().platform()).distinct().count() == 1;
    List<Pair> pairs = new ArrayList<>();
    for (CellTrials other : cells) {
      Optional<CellTrials> baseline =
          onePlatform ? warmOf(other, cells) : baselineOf(other, study.baseline(), cells);
      baseline.ifPresent(base -> pairs.add(new Pair(base, other, onePlatform)));
    }
    return pairs;
  }

  private static Optional<CellTrials> baselineOf(
      CellTrials other, String baseline, List<CellTrials> cells) {
    return cells.stream()
        .filter(cell -> cell.cell().platform().equals(baseline))
        .filter(cell -> !cell.cell().platform().equals(other.cell().platform()))
        .filter(cell -> cell.cell().comparisonKey().equals(other.cell().comparisonKey()))
        .findFirst();
  }

  private static Optional<CellTrials> warmOf(CellTrials cold, List<CellTrials> cells) {
    return cells.stream()
        .filter(cell -> cold.cell().start() == StartKind.COLD)
        .filter(cell -> cell.cell().start() == StartKind.WARM)
        .filter(cell -> cell.cell().workload().equals(cold.cell().workload()))
        .filter(cell -> cell.cell().load().equals(cold.cell().load()))
        .findFirst();
  }

  /** What both share, for people and programs. */
  String key() {
    StudyFacts.PlannedCell cell = other.cell();
    return ofStarts ? cell.workload() + "/cold against warm/" + cell.load() : cell.comparisonKey();
  }
}
