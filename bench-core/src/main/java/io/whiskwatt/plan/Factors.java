package io.whiskwatt.plan;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What turns joules into grams and money, as the user gives it. Nothing is presumed: without a
 * factor its numbers are left out.
 *
 * @param gramsPerKilowattHour CO₂e of the electricity, 0 and up; empty: not given
 * @param price of the electricity; empty: not given
 */
public record Factors(OptionalDouble gramsPerKilowattHour, Optional<Price> price) {
  /** None is given. */
  public static final Factors NONE = new Factors(OptionalDouble.empty(), Optional.empty());

  /** These, and those of another where these say nothing. */
  public Factors or(Factors other) {
    return new Factors(
        gramsPerKilowattHour.isPresent() ? gramsPerKilowattHour : other.gramsPerKilowattHour,
        price.or(other::price));
  }
}
