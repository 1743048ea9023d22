package io.whiskwatt.results.report.markup;

import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values a chart spans, placed between 4 and 96 percent of its width or height.
 *
 * @param low less than {@code high}; above 0 when logarithmic
 */
public record Axis(double low, double high, boolean logarithmic) {
  private static final double EDGE = 4;
  private static final double WIDEST_LINEAR = 20;
  private static final int MOST_TICKS = 5;

  /**
   * A marked value.
   *
   * @param label the number as text
   */
  public record Tick(double value, String label) {}

  /** An axis that holds all finite values with some room; logarithmic where all are above 0. */
  public static Axis ofRatios(double... values) {
    double[] known = finite(values);
    double low = Arrays.stream(known).min().orElse(1);
    double high = Arrays.stream(known).max().orElse(1);
    if (low <= 0) {
      return linear(low, high);
    }
    double room = Math.pow(Math.max(high / low, 1.02), 0.08);
    return new Axis(low / room, high * room, true);
  }

  /** An axis from 0, or from a negative value; logarithmic where values are far apart. */
  public static Axis ofAmounts(double... values) {
    double[] known = finite(values);
    double low = Arrays.stream(known).min().orElse(0);
    double high = Arrays.stream(known).max().orElse(1);
    return low > 0 && high / low > WIDEST_LINEAR
        ? new Axis(low / 1.3, high * 1.3, true)
        : linear(Math.min(0, low), Math.max(0, high));
  }

  /** An axis that holds all finite values with some room, wherever they lie. */
  public static Axis around(double... values) {
    double[] known = finite(values);
    double low = Arrays.stream(known).min().orElse(0);
    double high = Arrays.stream(known).max().orElse(1);
    double room = Math.max((high - low) * 0.06, Math.max(Math.abs(high), 1e-12) * 1e-3);
    return new Axis(low - room, high + room, false);
  }

  private static Axis linear(double low, double high) {
    double room = Math.max((high - low) * 0.06, Math.max(Math.abs(high), 1e-12) * 1e-6);
    return new Axis(low == 0 ? 0 : low - room, high == 0 ? room : high + room, false);
  }

  private static double[] finite(double... values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /** Where a value lies, in percent from the low end; the nearer end for one that is outside. */
  public double percent(double value) {
    double inside = Math.max(low, Math.min(high, value));
    double share =
        logarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
    return EDGE + share * (100 - 2 * EDGE);
  }

  /** The same as an SVG length from the left. */
  public String x(double value) {
    return percentText(percent(value));
  }

  /** The same as an SVG length from the top, the high end up. */
  public String y(double value) {
    return percentText(100 - percent(value));
  }

  /** Like {@link #y} on a linear axis, and off the chart for a value that is outside. */
  public String beyond(double value) {
    double share = (value - low) / (high - low);
    return percentText(100 - EDGE - share * (100 - 2 * EDGE));
  }

  /** {@code 12.34%}, of no locale. */
  public static String percentText(double percent) {
    return BigDecimal.valueOf(Math.round(percent * 100), 2).toPlainString() + "%";
  }

  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** The same axis in another unit. */
  public Axis in(Scale scale) {
    return new Axis(scale.apply(low), scale.apply(high), logarithmic);
  }

  public List<Tick> ticks(Figures figures) {
    return logarithmic && high / low > 8 ? decades(figures) : evenly(figures);
  }

  private List<Tick> evenly(Figures figures) {
    double step = step((high - low) / MOST_TICKS);
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (double n = Math.ceil(low / step - 1e-9); n * step <= high; n++) {
      ticks.add(new Tick(n * step, figures.fixed(n * step, decimals)));
    }
    return ticks;
  }

  /** The next of 1, 2, 5, 10, … that is not less. */
  private static double step(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    double digit = atLeast / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  private List<Tick> decades(Figures figures) {
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    boolean few = last - first < 2;
    int stride = Math.max(1, (int) Math.ceil((last - first + 1) / (double) MOST_TICKS));
    int[] digits = few ? new int[] {1, 2, 5} : new int[] {1};
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = few ? first - 1 : first; exponent <= last; exponent += stride) {
      for (int digit : digits) {
        double value = digit * Math.pow(10, exponent);
        ticks.add(new Tick(value, figures.fixed(value, Math.max(0, -exponent))));
      }
    }
    ticks.removeIf(tick -> !contains(tick.value()));
    return ticks;
  }
}
