package io.whiskwatt.results.compare;

import io.whiskwatt.results.stats.QuantileInterval;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.Times;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;

/** The median response time of two cells: descriptive, in no family. */
final class ResponseContrast {
  static final String METRIC = "p50 response time";
  private static final double LEVEL = 0.5;

  private final double margin;
  private final Words words;
  private final Target target;

  ResponseContrast(double margin, Words words, Target target) {
    this.margin = margin;
    this.words = words;
    this.target = target;
  }

  /** Empty where the cells share no block with answered invocations. */
  Optional<Contrast> of(Pair pair, List<Gate> gates) {
    NavigableMap<Integer, Tally> base = LatencyAnalysis.blocks(pair.baseline(), Calls::response);
    NavigableMap<Integer, Tally> other = LatencyAnalysis.blocks(pair.other(), Calls::response);
    base.keySet().retainAll(other.keySet());
    other.keySet().retainAll(base.keySet());
    return base.isEmpty() ? Optional.empty() : Optional.of(contrast(pair, base, other, gates));
  }

  private Contrast contrast(
      Pair pair,
      NavigableMap<Integer, Tally> base,
      NavigableMap<Integer, Tally> other,
      List<Gate> gates) {
    boolean seen = isSeen(base.values()) && isSeen(other.values());
    Interval ratio = seen ? ratio(base, other, target.confidence()) : Interval.UNKNOWN;
    Interval narrow = seen ? ratio(base, other, 1 - 2 * target.alpha()) : Interval.UNKNOWN;
    boolean isVoid = gates.stream().anyMatch(gate -> gate.severity() == Gate.Severity.VOID);
    Contrast silent =
        new Contrast(
            pair.baseline().cell().id(),
            pair.other().cell().id(),
            pair.key(),
            METRIC,
            false,
            base.size(),
            ratio,
            ratio,
            narrow,
            OptionalDouble.empty(),
            isVoid ? Verdict.NONE : Decisions.verdict(ratio, narrow, margin),
            "",
            seen ? points(pair, base, other) : List.of(),
            gates,
            target.reached(ratio, base.size()),
            Optional.empty());
    return silent.saying(words.response(pair, silent));
  }

  /** True when in every block half of the invocations or more took a time that was seen. */
  static boolean isSeen(Collection<Tally> blocks) {
    return blocks.stream().allMatch(block -> block.quantile(LEVEL) < Times.BEYOND);
  }

  private static Interval ratio(
      NavigableMap<Integer, Tally> base, NavigableMap<Integer, Tally> other, double confidence) {
    return Interval.of(
        QuantileInterval.ratio(
            List.copyOf(base.values()), List.copyOf(other.values()), LEVEL, confidence));
  }

  private static List<Contrast.RatioPoint> points(
      Pair pair, NavigableMap<Integer, Tally> base, NavigableMap<Integer, Tally> other) {
    List<Contrast.RatioPoint> points = new ArrayList<>();
    base.forEach(
        (block, tally) -> {
          Tally paired = Optional.ofNullable(other.get(block)).orElseThrow();
          double ratio = (double) paired.quantile(LEVEL) / tally.quantile(LEVEL);
          boolean first =
              EnergyRatio.before(
                  EnergyRatio.first(pair.baseline(), block),
                  EnergyRatio.first(pair.other(), block));
          points.add(new Contrast.RatioPoint(block, ratio, first));
        });
    return points;
  }
}
