package io.whiskwatt.results.compare;

import io.whiskwatt.results.sensitivity.Sensitivity;
import io.whiskwatt.results.stats.Holm;
import io.whiskwatt.results.stats.RatioEstimate;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The net energy of two cells, block by block: only blocks in which both are known. */
final class EnergyRatio {
  /** A value stands well above its uncertainty when it is this many times it. */
  private static final double WELL_ABOVE = 5;

  private final Pair pair;
  private final List<Integer> blocks = new ArrayList<>();
  private final double[] base;
  private final double[] other;
  private final Optional<RatioEstimate> estimate;

  EnergyRatio(Pair pair) {
    this.pair = pair;
    NavigableMap<Integer, Double> baseNet = BlockValues.net(pair.baseline());
    NavigableMap<Integer, Double> otherNet = BlockValues.net(pair.other());
    baseNet.keySet().stream().filter(otherNet::containsKey).forEach(blocks::add);
    base = values(baseNet);
    other = values(otherNet);
    estimate =
        blocks.size() < 2 ? Optional.empty() : Optional.of(RatioEstimate.paired(base, other));
  }

  private double[] values(NavigableMap<Integer, Double> byBlock) {
    return blocks.stream().mapToDouble(block -> byBlock.getOrDefault(block, Double.NaN)).toArray();
  }

  Pair pair() {
    return pair;
  }

  int blocks() {
    return blocks.size();
  }

  /** Empty below two blocks. */
  Optional<RatioEstimate> estimate() {
    return estimate;
  }

  Interval interval(double confidence) {
    return estimate.map(ratio -> Interval.of(ratio.interval(confidence))).orElse(Interval.UNKNOWN);
  }

  /** s, the scatter of one block's ln θ; empty where the ratio has no interval. */
  OptionalDouble deviation() {
    return estimate.isPresent() && interval(0.95).bounded()
        ? OptionalDouble.of(estimate.get().logError() * Math.sqrt(base.length))
        : OptionalDouble.empty();
  }

  /** The same ratio by other methods. */
  Optional<Sensitivity> sensitivity(long seed) {
    return Sensitivity.of(base, other, seed);
  }

  /** Empty below two blocks. */
  Optional<Holm.Decision> decision(double margin) {
    return estimate.map(ratio -> new Holm.Decision(ratio.directionP(), ratio.equivalenceP(margin)));
  }

  /** True when the other's mean is the larger. */
  boolean above() {
    return sum(other) > sum(base);
  }

  private static double sum(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
  }

  /** exp(mean ln ratio), where every value stands well above its uncertainty. */
  OptionalDouble typicalRatio() {
    if (blocks.isEmpty() || !wellAbove(pair.baseline()) || !wellAbove(pair.other())) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < base.length; i++) {
      sum += Math.log(other[i] / base[i]);
    }
    return OptionalDouble.of(Math.exp(sum / base.length));
  }

  private boolean wellAbove(CellTrials cell) {
    Map<Integer, Double> net = BlockValues.net(cell);
    Map<Integer, Double> uncertainty = BlockValues.uncertainty(cell);
    return blocks.stream()
        .allMatch(
            block ->
                net.getOrDefault(block, Double.NaN)
                    > WELL_ABOVE * uncertainty.getOrDefault(block, Double.NaN));
  }

  /** Blocks whose ratio exists. */
  List<Contrast.RatioPoint> points() {
    List<Contrast.RatioPoint> points = new ArrayList<>();
    for (int i = 0; i < base.length; i++) {
      double ratio = other[i] / base[i];
      if (Double.isFinite(ratio)) {
        points.add(new Contrast.RatioPoint(blocks.get(i), ratio, baselineFirst(blocks.get(i))));
      }
    }
    return points;
  }

  /** ln of each block's ratio; NaN where one of its values is not above 0. */
  NavigableMap<Integer, Double> logarithms() {
    NavigableMap<Integer, Double> logarithms = new TreeMap<>();
    for (int i = 0; i < base.length; i++) {
      boolean positive = base[i] > 0 && other[i] > 0;
      logarithms.put(blocks.get(i), positive ? Math.log(other[i] / base[i]) : Double.NaN);
    }
    return logarithms;
  }

  private boolean baselineFirst(int block) {
    return before(first(pair.baseline(), block), first(pair.other(), block));
  }

  static boolean before(StepRecord a, StepRecord b) {
    return a.session() == b.session() ? a.startNanos() < b.startNanos() : a.session() < b.session();
  }

  static StepRecord first(CellTrials cell, int block) {
    return cell.trials().stream()
        .filter(trial -> trial.block() == block)
        .map(Trial::step)
        .findFirst()
        .orElseThrow();
  }
}
