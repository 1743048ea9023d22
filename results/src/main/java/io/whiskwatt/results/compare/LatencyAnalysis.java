package io.whiskwatt.results.compare;

import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.QuantileInterval;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Times;
import io.whiskwatt.results.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Quantiles of a cell's times, the blocks merged. Ends of buckets are rounded outward. A quantile
 * that falls on a time that is only known to be longer is infinite.
 */
final class LatencyAnalysis {
  private static final double[] LEVELS = {0.5, 0.9, 0.95, 0.99, 0.999};
  private static final double CURVE_STEP = 0.05;

  private final Buckets buckets;

  LatencyAnalysis(Buckets buckets) {
    this.buckets = buckets;
  }

  /** One tally per block that has any value. */
  static NavigableMap<Integer, Tally> blocks(CellTrials cell, Function<Calls, Times> times) {
    NavigableMap<Integer, Tally> blocks = new TreeMap<>();
    for (Trial trial : cell.trials()) {
      Tally tally = times.apply(trial.calls()).nanos();
      if (tally.count() > 0) {
        blocks.merge(trial.block(), tally, (a, b) -> Tally.merged(List.of(a, b)));
      }
    }
    return blocks;
  }

  Latency of(CellTrials cell, Function<Calls, Times> times) {
    List<Tally> blocks = List.copyOf(blocks(cell, times).values());
    Tally merged = Tally.merged(blocks);
    long overflow =
        cell.trials().stream().mapToLong(trial -> times.apply(trial.calls()).overflow()).sum();
    if (merged.count() == 0) {
      return new Latency(0, List.of(), List.of(), Double.NaN, overflow);
    }
    List<Latency.Quantile> quantiles = new ArrayList<>();
    for (double level : LEVELS) {
      quantiles.add(quantile(blocks, merged.count(), level));
    }
    return new Latency(
        merged.count(), quantiles, curve(merged), high((double) merged.quantile(1)), overflow);
  }

  private Latency.Quantile quantile(List<Tally> blocks, long count, double level) {
    if (count < QuantileInterval.minimumCount(level)) {
      return new Latency.Quantile(level, Interval.UNKNOWN, false);
    }
    Estimate estimate = QuantileInterval.of(blocks, level, 0.95);
    Interval seconds =
        new Interval(high(estimate.value()), low(estimate.low()), high(estimate.high()));
    return new Latency.Quantile(
        level, seconds, blocks.size() > 1 && Double.isFinite(seconds.value()));
  }

  private double low(double nanos) {
    return isSeen(nanos) ? buckets.low((long) nanos) / 1e9 : unseen(nanos);
  }

  private double high(double nanos) {
    return isSeen(nanos) ? buckets.high((long) nanos) / 1e9 : unseen(nanos);
  }

  private static boolean isSeen(double nanos) {
    return Double.isFinite(nanos) && nanos < Times.BEYOND;
  }

  private static double unseen(double nanos) {
    return nanos < 0 ? nanos : Double.POSITIVE_INFINITY;
  }

  /** Evenly spaced in "nines", up to where a single value stands for the rest. */
  private List<Latency.CurvePoint> curve(Tally merged) {
    List<Latency.CurvePoint> curve = new ArrayList<>();
    double most = Math.log10((double) merged.count());
    for (double nines = 0; nines <= most; nines += CURVE_STEP) {
      double level = 1 - Math.pow(10, -nines);
      double seconds = high((double) merged.quantile(level));
      if (Double.isFinite(seconds)) {
        curve.add(new Latency.CurvePoint(level, seconds));
      }
    }
    return curve;
  }
}
