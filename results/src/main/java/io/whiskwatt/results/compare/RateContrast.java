package io.whiskwatt.results.compare;

import io.whiskwatt.results.compare.RateFinding.Block;
import io.whiskwatt.results.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The highest rates of two cells that searched for the same objective: descriptive. */
final class RateContrast {
  static final String METRIC = "highest rate within the objective";

  private final double margin;
  private final Words words;
  private final Target target;

  RateContrast(double margin, Words words, Target target) {
    this.margin = margin;
    this.words = words;
    this.target = target;
  }

  /** Empty where either made no search. */
  Optional<Contrast> of(Pair pair, List<Gate> gates) {
    Optional<RateFinding> other = RateFindings.of(pair.other());
    return RateFindings.of(pair.baseline())
        .flatMap(base -> other.map(found -> contrast(pair, base, found, gates)));
  }

  private Contrast contrast(Pair pair, RateFinding base, RateFinding other, List<Gate> gates) {
    Map<Integer, Double> bases = byBlock(base);
    Map<Integer, Double> others = byBlock(other);
    List<Integer> blocks = bases.keySet().stream().filter(others::containsKey).sorted().toList();
    Optional<RatioEstimate> estimate =
        blocks.size() > 1 && base.isExact() && other.isExact()
            ? Optional.of(RatioEstimate.paired(values(blocks, bases), values(blocks, others)))
            : Optional.empty();
    Interval ratio = interval(estimate, target.confidence());
    Interval narrow = interval(estimate, 1 - 2 * target.alpha());
    boolean isVoid = gates.stream().anyMatch(gate -> gate.severity() == Gate.Severity.VOID);
    Contrast silent =
        new Contrast(
            base.cell(),
            other.cell(),
            pair.key(),
            METRIC,
            false,
            blocks.size(),
            ratio,
            ratio,
            narrow,
            OptionalDouble.empty(),
            isVoid ? Verdict.NONE : Decisions.verdict(ratio, narrow, margin),
            "",
            estimate.isPresent() ? points(pair, blocks, bases, others) : List.of(),
            gates,
            target.reached(ratio, blocks.size()),
            Optional.empty());
    return silent.saying(words.rate(pair, silent, base.isExact() && other.isExact()));
  }

  private static Map<Integer, Double> byBlock(RateFinding finding) {
    return finding.blocks().stream()
        .collect(Collectors.toMap(Block::block, Block::perSecond, Math::max));
  }

  private static double[] values(List<Integer> blocks, Map<Integer, Double> rates) {
    return blocks.stream().mapToDouble(block -> rates.getOrDefault(block, Double.NaN)).toArray();
  }

  private static Interval interval(Optional<RatioEstimate> estimate, double confidence) {
    Function<RatioEstimate, Interval> at = ratio -> Interval.of(ratio.interval(confidence));
    return estimate.map(at).orElse(Interval.UNKNOWN);
  }

  private static List<Contrast.RatioPoint> points(
      Pair pair, List<Integer> blocks, Map<Integer, Double> bases, Map<Integer, Double> others) {
    List<Contrast.RatioPoint> points = new ArrayList<>();
    for (int block : blocks) {
      double ratio = others.getOrDefault(block, Double.NaN) / bases.getOrDefault(block, Double.NaN);
      boolean first =
          EnergyRatio.before(
              EnergyRatio.first(pair.baseline(), block), EnergyRatio.first(pair.other(), block));
      points.add(new Contrast.RatioPoint(block, ratio, first));
    }
    return points;
  }
}
