package io.whiskwatt.plan;

import io.whiskwatt.units.Reading;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What electricity costs.
 *
 * @param perKilowattHour 0 and up
 * @param currency three capital letters (ISO 4217), {@code EUR} say
 */
public record Price(double perKilowattHour, String currency) {
  /** How to write one, for hints. */
  public static final String EXAMPLE = "0.30 EUR/kWh";

  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?) *(?:([A-Z]{3})/kWh)?(.*)");

  /** Reads {@code 0.30 EUR/kWh}. Never throws. */
  public static Reading<Price> read(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      return new Reading.Refused<>("it does not start with a number");
    }
    if (shape.group(2) == null) {
      String unit = shape.group(3).strip();
      return new Reading.Refused<>(
          unit.isEmpty()
              ? "the unit is missing"
              : "the unit \"" + unit + "\" is not a currency of three capital letters and /kWh");
    }
    return shape.group(3).isEmpty()
        ? new Reading.Value<>(new Price(Double.parseDouble(shape.group(1)), shape.group(2)))
        : new Reading.Refused<>("\"" + shape.group(3).strip() + "\" does not belong to it");
  }

  @Override
  public String toString() {
    return perKilowattHour + " " + currency + "/kWh";
  }
}
