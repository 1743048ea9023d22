package io.whiskwatt.results.store;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.StudySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What analysis must know of a study, stored beside its text so that no provider is needed to read
 * it.
 *
 * @param equivalenceMargin δ, 0.05 for ±5 %
 * @param cells in the order of the study
 * @param claims platform → what was claimed of its isolation; empty: nothing
 */
public record StudyFacts(
    String name,
    String baseline,
    Design design,
    double equivalenceMargin,
    List<PlannedCell> cells,
    Map<String, Map<String, String>> claims) {
  public StudyFacts {
    cells = List.copyOf(cells);
    claims = Map.copyOf(claims);
  }

  static StudyFacts of(StudySpec study) {
    Map<String, Map<String, String>> claims = new LinkedHashMap<>();
    for (PlatformEntry platform : study.platforms()) {
      claims.put(platform.name(), new TreeMap<>(platform.isolation()));
    }
    return new StudyFacts(
        study.name(),
        study.baseline(),
        study.design(),
        study.equivalenceMargin(),
        study.cells().stream().map(PlannedCell::of).toList(),
        claims);
  }

  /**
   * One cell of the plan.
   *
   * @param id {@code runc/hello@256MB/cold/closed-1}
   * @param workload {@code hello@256MB}
   * @param load {@code closed-1}
   */
  public record PlannedCell(
      String id, String platform, String workload, StartKind start, String load) {
    static PlannedCell of(Cell cell) {
      return new PlannedCell(
          cell.id(), cell.platform(), cell.workload().id(), cell.start(), cell.load().id());
    }

    /** The id without the platform. */
    public String comparisonKey() {
      return workload + "/" + start.key() + "/" + load;
    }
  }
}
