package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers as text, never of a locale: the same run gives the same report everywhere.
 *
 * @param notation the characters to use
 */
public record Figures(Notation notation) {
  /** Stands for a number that is not known. */
  public static final String UNKNOWN = "not known";

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC)
          .withDecimalStyle(DecimalStyle.STANDARD);
  private static final int SIGNIFICANT = 3;
  private static final int MOST_DECIMALS = 12;

  /** Three significant digits, whole digits kept: {@code 0.0123}, {@code 12.3}, {@code 12345}. */
  public String number(double value) {
    return Double.isFinite(value) ? fixed(value, decimals(value, SIGNIFICANT)) : UNKNOWN;
  }

  /** A whole number with its digits in groups. */
  public String count(long value) {
    return grouped(Long.toString(Math.abs(value)), value < 0);
  }

  /** A number and its unit with the prefix that suits it: {@code 12.3 mJ}. */
  public String quantity(double value, Unit unit) {
    return quantity(value, Scale.of(unit, value));
  }

  /** A number and its unit in a given scale. */
  public String quantity(double value, Scale scale) {
    return Double.isFinite(value) ? withUnit(number(scale.apply(value)), scale) : UNKNOWN;
  }

  /** {@code 12.3 %}, from a share of 1. */
  public String percent(double share) {
    if (!Double.isFinite(share)) {
      return UNKNOWN;
    }
    double percent = share * 100;
    return fixed(percent, percent == Math.rint(percent) ? 0 : decimals(percent, SIGNIFICANT))
        + " %";
  }

  /** {@code 1.83 (1.71 … 1.96)}, with words where it has no end. */
  public String interval(Interval interval, Scale scale) {
    String value = value(interval, scale);
    return Double.isFinite(interval.value()) ? value + " (" + range(interval, scale) + ")" : value;
  }

  /** The estimate alone, with as many digits as its interval deserves. */
  public String value(Interval interval, Scale scale) {
    double value = scale.apply(interval.value());
    return Double.isFinite(value)
        ? withUnit(fixed(value, decimals(interval, scale)), scale)
        : UNKNOWN;
  }

  /** The interval without its estimate and unit: {@code 1.71 … 1.96}. */
  public String range(Interval interval, Scale scale) {
    boolean below = Double.isFinite(interval.low());
    boolean above = Double.isFinite(interval.high());
    if (below && above) {
      return end(interval.low(), interval, scale)
          + notation.range()
          + end(interval.high(), interval, scale);
    }
    if (below) {
      return "at least " + end(interval.low(), interval, scale) + ", no upper bound";
    }
    return above
        ? "at most " + end(interval.high(), interval, scale) + ", no lower bound"
        : "no bounds";
  }

  private String end(double bound, Interval interval, Scale scale) {
    return fixed(scale.apply(bound), decimals(interval, scale));
  }

  /** {@code 1 h 5 min}, {@code 1 min 20 s}, {@code 4.2 s}. */
  public String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 60) {
      return quantity(span.toNanos() / 1e9, Unit.SECOND);
    }
    List<String> parts = new ArrayList<>();
    addPart(parts, span.toHours(), "h");
    addPart(parts, span.toMinutesPart(), "min");
    addPart(parts, span.toHours() > 0 ? 0 : span.toSecondsPart(), "s");
    return String.join(" ", parts);
  }

  private static void addPart(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit);
    }
  }

  /** {@code 2026-11-22 10:00:05 UTC}. */
  public String instant(Instant instant) {
    return INSTANT.format(instant);
  }

  /** A number with this many decimals; a zero never has a sign. */
  public String fixed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return grouped(rounded.abs().toPlainString(), rounded.signum() < 0);
  }

  private String grouped(String digits, boolean negative) {
    int point = digits.indexOf('.');
    StringBuilder text = new StringBuilder(digits);
    int whole = point < 0 ? digits.length() : point;
    if (whole > 4) {
      for (int at = whole - 3; at > 0; at -= 3) {
        text.insert(at, notation.group());
      }
    }
    return (negative ? notation.minus() : "") + text;
  }

  private String withUnit(String number, Scale scale) {
    String symbol = scale.symbol(notation);
    return symbol.isEmpty() ? number : number + " " + symbol;
  }

  /**
   * Decimals that give half the interval's width two digits and the largest number in it two to
   * five; that number three where the interval is too narrow to show in five.
   */
  private static int decimals(Interval interval, Scale scale) {
    double size = scale.apply(largest(interval));
    if (!interval.bounded()) {
      return decimals(size, SIGNIFICANT);
    }
    double half = scale.apply((interval.high() - interval.low()) / 2);
    int most = decimals(size, 5);
    if (half <= 0 || decimals(half, 1) > most) {
      return decimals(size, SIGNIFICANT);
    }
    return Math.min(Math.max(decimals(half, 2), decimals(size, 2)), most);
  }

  private static double largest(Interval interval) {
    double largest = 0;
    for (double number : new double[] {interval.value(), interval.low(), interval.high()}) {
      largest = Double.isFinite(number) ? Math.max(largest, Math.abs(number)) : largest;
    }
    return largest;
  }

  private static int decimals(double value, int significant) {
    double size = Math.abs(value);
    if (size == 0) {
      return 0;
    }
    int magnitude = (int) Math.floor(Math.log10(size) + 1e-9);
    return Math.max(0, Math.min(MOST_DECIMALS, significant - 1 - magnitude));
  }
}
