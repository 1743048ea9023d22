package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.Price;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** What turns joules into grams and money, given on the command line before the study's own. */
final class FactorOptions {
  @Option(
      names = "--grid",
      paramLabel = "CARBON",
      description = "CO2e of the electricity, '380 g/kWh', instead of the study's.")
  private Optional<String> grid = Optional.empty();

  @Option(
      names = "--price",
      paramLabel = "PRICE",
      description = "Price of the electricity, '0.30 EUR/kWh', instead of the study's.")
  private Optional<String> price = Optional.empty();

  Factors factors() {
    return new Factors(
        grid.map(
                text ->
                    read("--grid", text, Notation.CARBON.read(text), Notation.CARBON.examples()))
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()),
        price.map(text -> read("--price", text, Price.read(text), Price.EXAMPLE)));
  }

  private static <T> T read(String option, String text, Reading<T> reading, String example) {
    if (reading instanceof Reading.Refused<T> refused) {
      throw new InvalidConfiguration(
          List.of(
              Problem.of(
                  "\"" + text + "\" cannot be the value of " + option + ": " + refused.reason(),
                  "write " + option + " '" + example + "'")));
    }
    return reading.value().orElseThrow();
  }
}
