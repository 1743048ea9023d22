package io.whiskwatt.cli;

import io.whiskwatt.energy.Quality;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Amounts of figures that change every second, in three significant digits. */
final class Amounts {
  private Amounts() {}

  /** {@code 49.8}, {@code 1240}, {@code 0.52}. */
  static String digits(double value) {
    double size = Math.abs(value);
    int places = size == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }

  /** {@code 820 µs}, {@code 12.1 ms}, {@code 1.20 s}. */
  static String span(Duration span) {
    double seconds = span.toNanos() / 1e9;
    if (seconds < 0.9995e-3) {
      return digits(seconds * 1e6) + " µs";
    }
    return seconds < 0.9995 ? digits(seconds * 1e3) + " ms" : digits(seconds) + " s";
  }

  static String share(double share) {
    return digits(share * 100) + " %";
  }

  /** {@code 38.2 W (modelled)}; of a measurement only the number. */
  static String power(OptionalDouble watts, Quality quality) {
    if (watts.isEmpty()) {
      return "power unknown";
    }
    String label = quality == Quality.MEASURED ? "" : " (" + quality.key() + ")";
    return digits(watts.getAsDouble()) + " W" + label;
  }
}
