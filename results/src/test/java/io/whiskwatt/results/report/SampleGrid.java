package io.whiskwatt.results.report;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A study of 200 cells and 30 blocks: 5 platforms, 5 workloads, 2 starts, 4 loads. */
final class SampleGrid {
  private static final List<String> PLATFORMS =
      List.of("runc", "gvisor", "kata-qemu", "kata-clh", "kata-fc");
  private static final List<String> WORKLOADS =
      List.of("hello@256MB", "hash@256MB", "matrix@512MB", "image@512MB", "json@128MB");
  private static final List<String> LOADS =
      List.of("closed-1", "closed-8", "constant-50", "poisson-20");
  private static final int BLOCKS = 30;

  private SampleGrid() {}

  static Comparison large() {
    List<CellSummary> cells = new ArrayList<>();
    List<Contrast> contrasts = new ArrayList<>();
    for (String workload : WORKLOADS) {
      for (String load : LOADS) {
        SampleCells sample = new SampleCells(Quality.MEASURED, workload, load, BLOCKS);
        for (StartKind start : List.of(StartKind.COLD, StartKind.WARM)) {
          setting(sample, start, cells, contrasts);
        }
      }
    }
    return Samples.comparison(
        "grid",
        Quality.MEASURED,
        cells,
        contrasts,
        List.of(),
        "Of 160 comparisons: 120 more, 40 less. The largest difference: a cold start of"
            + " json@128MB on kata-fc uses 2.59 times the net energy of one on runc.");
  }

  /** One workload, start and load on all platforms, each against the first. */
  private static void setting(
      SampleCells sample, StartKind start, List<CellSummary> cells, List<Contrast> contrasts) {
    double size = 1 + 0.13 * (cells.size() % 17);
    double joules = start == StartKind.COLD ? 1.4 * size : 0.018 * size;
    double seconds = start == StartKind.COLD ? 0.3 * size : 0.004 * size;
    CellSummary first = sample.cell(PLATFORMS.get(0), start, joules, seconds);
    cells.add(first);
    for (int at = 1; at < PLATFORMS.size(); at++) {
      double ratio = 0.8 + 0.4 * at + 0.01 * (cells.size() % 20);
      CellSummary other =
          sample.cell(PLATFORMS.get(at), start, joules * ratio, seconds * (1 + 0.2 * at));
      cells.add(other);
      Verdict verdict = ratio > 1 ? Verdict.MORE : Verdict.LESS;
      contrasts.add(
          SampleContrasts.energy(
              first,
              other,
              new Interval(ratio, ratio * 0.96, ratio * 1.04),
              verdict,
              "It takes more or less."));
      contrasts.add(SampleContrasts.response(first, other, 1 + 0.2 * at));
    }
  }
}
