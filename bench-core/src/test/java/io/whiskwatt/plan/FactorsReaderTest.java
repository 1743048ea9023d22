package io.whiskwatt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorsReaderTest {
  @Test
  void a_study_that_says_nothing_has_none() {
    assertThat(read("").value().orElseThrow().factors()).isEqualTo(Factors.NONE);
  }

  @Test
  void both_are_read_with_their_units() {
    Factors factors = factors("{ grid: 0.38 kg/kWh, price: 0.30 EUR/kWh }");
    assertThat(factors.gramsPerKilowattHour()).isEqualTo(OptionalDouble.of(380));
    assertThat(factors.price()).isEqualTo(Optional.of(new Price(0.30, "EUR")));
  }

  @Test
  void one_of_them_is_enough() {
    assertThat(factors("{ grid: 380 g/kWh }").price()).isEmpty();
    assertThat(factors("{ price: 0.2 SEK/kWh }").gramsPerKilowattHour()).isEmpty();
  }

  @Test
  void what_is_given_later_stands_before_what_was_given_first() {
    Factors both = factors("{ grid: 380 g/kWh, price: 0.30 EUR/kWh }");
    Factors later = factors("{ grid: 40 g/kWh }").or(both);
    assertThat(later.gramsPerKilowattHour()).hasValue(40);
    assertThat(later.price()).isEqualTo(both.price());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grid: 380             | "380" is not a carbon intensity: the unit is missing
          grid: 380 g           | the unit "g" is not one of g/kWh, kg/kWh
          price: 0.3            | "0.3" is not a price of electricity: the unit is missing
          price: 0.3 €/kWh      | the unit "€/kWh" is not a currency of three capital letters
          price: 0.3 eur/kWh    | the unit "eur/kWh" is not a currency of three capital letters
          price: 0.3 EUR/kWh/h  | "/h" does not belong to it
          price: EUR 0.3        | it does not start with a number
          carbon: 380 g/kWh     | carbon
          """)
  void what_is_no_factor_is_refused_with_its_place(String written, String complaint) {
    assertThat(read("factors: { " + written + " }").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains(complaint, "s.yaml:4:"));
  }

  private static Factors factors(String section) {
    return read("factors: " + section).value().orElseThrow().factors();
  }

  private static Parsed<StudySpec> read(String section) {
    return new StudyReader(Environment.unread())
        .read(
            "study: s\nplatforms: { a: { local: { sandbox: process } } }\nworkloads: [ hello ]\n"
                + section
                + "\n",
            "s.yaml");
  }
}
