package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Reading;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code factors: { grid: 380 g/kWh, price: 0.30 EUR/kWh }}. */
final class FactorsReader {
  private FactorsReader() {}

  static Parsed<Factors> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<Optional<Double>> grid = section.optional("grid", Values.quantity(Notation.CARBON));
    Field<Optional<Price>> price = section.optional("price", FactorsReader::price);
    return section.build(
        () ->
            new Factors(
                grid.get().map(OptionalDouble::of).orElse(OptionalDouble.empty()), price.get()));
  }

  private static Parsed<Price> price(ConfigNode node) {
    return Values.text().then(text -> priced(node, Price.read(text))).read(node);
  }

  private static Parsed<Price> priced(ConfigNode node, Reading<Price> reading) {
    return reading instanceof Reading.Refused<Price> refused
        ? Parsed.failed(
            Problem.at(
                node.position(),
                node.describe() + " is not a price of electricity: " + refused.reason(),
                "write " + Price.EXAMPLE))
        : Parsed.of(reading.value().orElseThrow());
  }
}
