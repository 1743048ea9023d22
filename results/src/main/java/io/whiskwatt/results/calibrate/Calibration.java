package io.whiskwatt.results.calibrate;

import io.whiskwatt.random.SplitMix64;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.simulate.SimulatedStudy;
import io.whiskwatt.results.simulate.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Simulates studies and asks the analysis what it makes of them. The same seed gives the same
 * figures, on however many processors.
 *
 * @param studies of each kind, 1 and up
 */
public record Calibration(int studies, long seed) {
  public Calibration {
    if (studies < 1) {
      throw new IllegalArgumentException("1 study or more is needed, not " + studies);
    }
  }

  /**
   * Carries out all rows, on all processors.
   *
   * @param done is told after each kind of study; what it throws ends the calibration
   * @return in the order of the rows
   */
  public List<RowResult> of(List<Row> rows, Consumer<Progress> done) {
    Map<Row.Studies, List<Row>> kinds = new LinkedHashMap<>();
    rows.forEach(row -> kinds.computeIfAbsent(row.studies(), kind -> new ArrayList<>()).add(row));
    long all = kinds.keySet().stream().mapToLong(Row.Studies::blocks).sum();
    List<RowResult> results = new ArrayList<>();
    long finished = 0;
    for (Map.Entry<Row.Studies, List<Row>> kind : kinds.entrySet()) {
      results.addAll(results(kind.getKey(), kind.getValue()));
      finished += kind.getKey().blocks();
      String name = kind.getKey().scenario().name();
      done.accept(new Progress(name, kind.getKey().blocks(), (double) finished / all));
    }
    results.sort(Comparator.comparingInt(result -> rows.indexOf(result.row())));
    return List.copyOf(results);
  }

  /** Sums of counts: in which order studies end does not matter. */
  private List<RowResult> results(Row.Studies kind, List<Row> rows) {
    long[] hits =
        LongStream.range(0, studies)
            .parallel()
            .mapToObj(index -> answers(kind, rows, index))
            .reduce(new long[rows.size()], Calibration::sum);
    List<RowResult> results = new ArrayList<>();
    for (int i = 0; i < hits.length; i++) {
      results.add(new RowResult(rows.get(i), new Share(hits[i], studies)));
    }
    return results;
  }

  private long[] answers(Row.Studies kind, List<Row> rows, long index) {
    Contrast contrast = contrast(kind, SplitMix64.at(SplitMix64.at(seed, kind.number()), index));
    return rows.stream()
        .mapToLong(row -> row.question().isMet(contrast, row.ratio()) ? 1 : 0)
        .toArray();
  }

  private static Contrast contrast(Row.Studies kind, long seed) {
    Truth truth = kind.scenario().truth().withRatio(kind.ratio());
    return Analysis.energyOf(SimulatedStudy.of(truth, kind.blocks(), seed)).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a study whose energy is not compared"));
  }

  private static long[] sum(long[] a, long[] b) {
    long[] sum = new long[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /**
   * How far a calibration is.
   *
   * @param scenario that was finished last
   * @param blocks of its studies
   * @param done 0 to 1, of all work
   */
  public record Progress(String scenario, int blocks, double done) {}
}
