package io.whiskwatt.load;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.units.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Which rate is tried next: doubling until one is missed, then halving the ratio. */
final class RateSearch {
  /** Rates are whole in three digits, so that people can say them. */
  private static final MathContext DIGITS = new MathContext(3);

  private final LoadShape.Search shape;
  private Optional<Rate> met = Optional.empty();
  private Optional<Rate> missed = Optional.empty();
  private Optional<Rate> next;

  RateSearch(LoadShape.Search shape) {
    this.shape = shape;
    this.next = Optional.of(shape.from());
  }

  /** Empty when it is known. */
  Optional<Rate> next() {
    return next;
  }

  /** The highest rate that met the objective so far. */
  Optional<Rate> highest() {
    return met;
  }

  /** What the step at {@link #next} showed. */
  void saw(boolean isMet) {
    Optional<Rate> tried = next;
    met = isMet ? tried : met;
    missed = isMet ? missed : tried;
    next = met.flatMap(low -> missed.map(high -> between(low, high)).orElseGet(() -> doubled(low)));
  }

  private Optional<Rate> doubled(Rate low) {
    return low.equals(shape.to())
        ? Optional.empty()
        : Optional.of(Rate.perSecond(Math.min(2 * low.perSecond(), shape.to().perSecond())));
  }

  private Optional<Rate> between(Rate low, Rate high) {
    double ratio = high.perSecond() / low.perSecond();
    double middle = new BigDecimal(low.perSecond() * Math.sqrt(ratio)).round(DIGITS).doubleValue();
    return ratio > 1 + shape.resolution() && middle > low.perSecond() && middle < high.perSecond()
        ? Optional.of(Rate.perSecond(middle))
        : Optional.empty();
  }
}
