package io.whiskwatt.results.compare;

import io.whiskwatt.plan.Stopping;
import io.whiskwatt.results.stats.Holm;
import io.whiskwatt.results.stats.LogMean;
import io.whiskwatt.results.stats.QuantileInterval;
import io.whiskwatt.results.stats.RatioEstimate;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Each cell of later runs over the same cell of the first, unpaired: net energy as the ratio of
 * means (Fieller's set with Welch's degrees of freedom), which decides and is adjusted for all
 * cells and runs together; quantiles of response times by the jackknives of both runs, descriptive.
 */
final class RunRatios {
  static final String P99 = "p99 response time";

  private final List<Analysis> runs;

  /**
   * Of several runs.
   *
   * @param runs two or more, the baseline first
   */
  RunRatios(List<Analysis> runs) {
    this.runs = runs;
  }

  /**
   * One cell in two runs.
   *
   * @param energyTold false: a gate of either run forbids verdicts on energy
   * @param timesTold false: on times
   */
  private record Both(
      String first,
      CellTrials base,
      String later,
      CellTrials other,
      boolean energyTold,
      boolean timesTold) {
    String cell() {
      return other.cell().id();
    }
  }

  /** A ratio of energy that may have a verdict. */
  private record Energy(Both both, Sides sides, RatioEstimate ratio) {}

  List<RunRatio> all() {
    List<Both> shared = new ArrayList<>();
    for (Analysis later : runs.subList(1, runs.size())) {
      later.cells().forEach(cell -> both(later, cell).ifPresent(shared::add));
    }
    List<RunRatio> ratios = new ArrayList<>(energy(shared));
    for (Both both : shared) {
      time(both, ResponseContrast.METRIC, 0.5).ifPresent(ratios::add);
      time(both, P99, 0.99).ifPresent(ratios::add);
    }
    return ratios;
  }

  private Optional<Both> both(Analysis later, CellTrials cell) {
    Analysis first = runs.get(0);
    return first.cells().stream()
        .filter(base -> base.cell().id().equals(cell.cell().id()))
        .filter(base -> !RateFindings.searched(base) && !RateFindings.searched(cell))
        .map(
            base ->
                new Both(
                    first.name(),
                    base,
                    later.name(),
                    cell,
                    !first.isVoid(base, gate -> true) && !later.isVoid(cell, gate -> true),
                    !first.isVoid(base, EnergyGates::concernsTimes)
                        && !later.isVoid(cell, EnergyGates::concernsTimes)))
        .findFirst();
  }

  private List<RunRatio> energy(List<Both> shared) {
    List<Energy> known = shared.stream().flatMap(each -> energy(each).stream()).toList();
    List<Energy> family = known.stream().filter(each -> each.both.energyTold()).toList();
    double margin = runs.get(0).margin();
    List<Holm.Decision> adjusted =
        Holm.adjust(
            family.stream()
                .map(
                    each ->
                        new Holm.Decision(each.ratio.directionP(), each.ratio.equivalenceP(margin)))
                .toList());
    return known.stream()
        .map(
            each -> {
              int place = family.indexOf(each);
              Interval ratio = Interval.of(each.ratio.interval(0.95));
              Verdict verdict =
                  place < 0
                      ? Verdict.NONE
                      : Decisions.verdict(adjusted.get(place), ratio.value() > 1, Stopping.ALPHA);
              return ratio(each.both, ContrastAnalysis.NET_ENERGY, each.sides, ratio, verdict);
            })
        .toList();
  }

  private static Optional<Energy> energy(Both both) {
    double[] base = net(both.base());
    double[] other = net(both.other());
    return base.length < 2 || other.length < 2
        ? Optional.empty()
        : Optional.of(
            new Energy(
                both,
                new Sides(base.length, other.length, mean(base), mean(other)),
                RatioEstimate.unpaired(base, other)));
  }

  private static double[] net(CellTrials cell) {
    return BlockValues.net(cell).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
  }

  /** Blocks and values of both runs. */
  private record Sides(int baseBlocks, int otherBlocks, double base, double other) {}

  private Optional<RunRatio> time(Both both, String metric, double level) {
    Map<Integer, Tally> base = LatencyAnalysis.blocks(both.base(), Calls::response);
    Map<Integer, Tally> other = LatencyAnalysis.blocks(both.other(), Calls::response);
    if (!isEstimable(base, level) || !isEstimable(other, level)) {
      return Optional.empty();
    }
    List<Tally> bases = List.copyOf(base.values());
    List<Tally> others = List.copyOf(other.values());
    LogMean ratio =
        QuantileInterval.logarithm(others, level).less(QuantileInterval.logarithm(bases, level));
    Interval wide = Interval.of(ratio.interval(0.95));
    Interval narrow = Interval.of(ratio.interval(0.90));
    Verdict verdict =
        both.timesTold() ? Decisions.verdict(wide, narrow, runs.get(0).margin()) : Verdict.NONE;
    Sides sides =
        new Sides(
            bases.size(),
            others.size(),
            Tally.merged(bases).quantile(level) / 1e9,
            Tally.merged(others).quantile(level) / 1e9);
    return Optional.of(ratio(both, metric, sides, wide, verdict));
  }

  /** Enough calls in two blocks or more, and none at the quantile that was not seen to end. */
  private static boolean isEstimable(Map<Integer, Tally> blocks, double level) {
    if (blocks.size() < 2) {
      return false;
    }
    Tally merged = Tally.merged(List.copyOf(blocks.values()));
    return merged.count() >= QuantileInterval.minimumCount(level)
        && merged.quantile(level) < Times.BEYOND;
  }

  private static RunRatio ratio(
      Both both, String metric, Sides sides, Interval ratio, Verdict verdict) {
    return new RunRatio(
        both.cell(),
        both.first(),
        both.later(),
        metric,
        metric.equals(ContrastAnalysis.NET_ENERGY),
        sides.baseBlocks,
        sides.otherBlocks,
        sides.base,
        sides.other,
        ratio,
        verdict,
        sentence(both, metric, ratio, verdict));
  }

  private static String sentence(Both both, String metric, Interval ratio, Verdict verdict) {
    return both.cell()
        + ": in "
        + both.later()
        + " the "
        + metric
        + " was "
        + Digits.three(ratio.value())
        + " times that in "
        + both.first()
        + " (95 % interval "
        + Digits.three(ratio.low())
        + " to "
        + Digits.three(ratio.high())
        + "): "
        + verdict.words()
        + ". The runs share no blocks, so everything that changed between them is part of this.";
  }
}
