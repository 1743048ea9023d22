package io.whiskwatt.results.store;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.PrimaryMetric;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What analysis must know of a study, stored beside its text so that no provider is needed to read
 * it.
 *
 * @param equivalenceMargin δ, 0.05 for ±5 %
 * @param primary the metric whose comparisons decide
 * @param cells in the order of the study
 * @param loads load → what its name does not say, of a trace what was replayed; only loads that
 *     have such facts
 * @param claims platform → what was claimed of its isolation; empty: nothing
 * @param factors what turns joules into grams and money, as far as it is given
 * @param stopping what decides the number of blocks; empty: the design
 */
public record StudyFacts(
    String name,
    String baseline,
    Design design,
    double equivalenceMargin,
    PrimaryMetric primary,
    List<PlannedCell> cells,
    Map<String, Map<String, String>> loads,
    Map<String, Map<String, String>> claims,
    Factors factors,
    Optional<Stopping> stopping) {
  public StudyFacts {
    cells = List.copyOf(cells);
    loads = Map.copyOf(loads);
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
        study.primary(),
        study.cells().stream().map(PlannedCell::of).toList(),
        loads(study),
        claims,
        study.factors(),
        study.stopping());
  }

  private static Map<String, Map<String, String>> loads(StudySpec study) {
    return study.loads().stream()
        .filter(load -> !load.facts().isEmpty())
        .collect(Collectors.toMap(LoadShape::id, LoadShape::facts));
  }

  /**
   * What of a study is not that of these facts, though its text is: the trace that it names.
   *
   * @return empty: nothing
   */
  Optional<String> difference(StudySpec study) {
    Map<String, Map<String, String>> now = loads(study);
    return loads.entrySet().stream()
        .flatMap(
            load ->
                load.getValue().entrySet().stream()
                    .filter(fact -> !fact.getValue().equals(found(now, load.getKey(), fact)))
                    .map(fact -> words(load.getKey(), fact, found(now, load.getKey(), fact))))
        .findFirst();
  }

  private static String found(
      Map<String, Map<String, String>> loads, String load, Map.Entry<String, String> fact) {
    return loads.getOrDefault(load, Map.of()).getOrDefault(fact.getKey(), "not known");
  }

  private static String words(String load, Map.Entry<String, String> fact, String now) {
    return "the "
        + fact.getKey()
        + " of \""
        + load
        + "\" was "
        + fact.getValue()
        + " and is "
        + now;
  }

  /**
   * One cell of the plan.
   *
   * @param id {@code runc/hello@256MB/cold/closed-1}
   * @param workload {@code hello@256MB}
   * @param load {@code closed-1}
   * @param parts of a workload that is a mix; empty: it is none
   */
  public record PlannedCell(
      String id,
      String platform,
      String workload,
      StartKind start,
      String load,
      List<PlannedPart> parts) {
    public PlannedCell {
      parts = List.copyOf(parts);
    }

    /** Of a workload that is no mix. */
    public PlannedCell(String id, String platform, String workload, StartKind start, String load) {
      this(id, platform, workload, start, load, List.of());
    }

    static PlannedCell of(Cell cell) {
      return new PlannedCell(
          cell.id(),
          cell.platform(),
          cell.workload().id(),
          cell.start(),
          cell.load().id(),
          parts(cell.workload()));
    }

    private static List<PlannedPart> parts(Workload workload) {
      return workload.source() instanceof WorkloadSource.Mix mix
          ? mix.parts().stream()
              .map(part -> new PlannedPart(part.workload().id(), part.weight()))
              .toList()
          : List.of();
    }

    /** The id without the platform. */
    public String comparisonKey() {
      return workload + "/" + start.key() + "/" + load;
    }
  }

  /**
   * One workload of a mix.
   *
   * @param workload {@code hello@256MB}
   * @param weight 1 and up
   */
  public record PlannedPart(String workload, int weight) {}
}
