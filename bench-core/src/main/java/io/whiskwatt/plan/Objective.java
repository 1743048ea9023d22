package io.whiskwatt.plan;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.units.Notation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a platform must keep to: {@code p99 < 200 ms, errors < 1 %}. A call that failed counts as
 * one that took forever, so that fast refusals never help.
 *
 * @param bounds of the response time, one or more
 * @param errors the share of failed calls that it must stay below, above 0; empty: only the bounds
 *     say
 */
public record Objective(List<Bound> bounds, OptionalDouble errors) {
  private static final String HINT = "write objective: \"p99 < 200 ms, errors < 1 %\"";
  private static final Pattern CLAUSE =
      Pattern.compile("(p[0-9]{1,2}(?:\\.[0-9]{1,3})?|max|errors) *< *([^<]+)");

  public Objective {
    bounds = List.copyOf(bounds);
    if (bounds.isEmpty() || !(errors.orElse(1) > 0)) {
      throw new IllegalArgumentException(
          "an objective has a bound of the response time, and errors stay below more than 0");
    }
  }

  /**
   * A bound of one quantile of the response time.
   *
   * @param quantile above 0, 1 is the longest
   * @param below above 0
   */
  public record Bound(double quantile, Duration below) {
    public Bound {
      if (!(quantile > 0 && quantile <= 1) || below.isZero() || below.isNegative()) {
        throw new IllegalArgumentException(
            "a bound has a quantile above 0, 1 at the most, and a time above 0, not "
                + quantile
                + " and "
                + below);
      }
    }

    private String percent() {
      return BigDecimal.valueOf(Math.round(quantile * 1e5), 3).stripTrailingZeros().toPlainString();
    }

    /** {@code p99}, {@code max}. */
    public String name() {
      return quantile == 1 ? "max" : "p" + percent();
    }
  }

  /** Reads what people write. */
  public static Parsed<Objective> of(String text) {
    List<Bound> bounds = new ArrayList<>();
    OptionalDouble errors = OptionalDouble.empty();
    for (String clause : text.split(",", -1)) {
      Matcher matcher = CLAUSE.matcher(clause.strip());
      if (!matcher.matches()) {
        return refused("\"" + clause.strip() + "\" is no part of an objective");
      }
      if (matcher.group(1).equals("errors")) {
        errors = share(matcher.group(2));
      } else {
        bound(matcher.group(1), matcher.group(2)).ifPresent(bounds::add);
      }
    }
    boolean complete = bounds.size() + (errors.isPresent() ? 1 : 0) == text.split(",", -1).length;
    if (!complete) {
      return refused("\"" + text + "\": p0, a repeated errors, or a limit of no size");
    }
    return bounds.isEmpty()
        ? refused("\"" + text + "\" says nothing of the response time")
        : Parsed.of(new Objective(bounds, errors));
  }

  private static Parsed<Objective> refused(String why) {
    return Parsed.failed(Problem.of(why, HINT));
  }

  private static OptionalDouble share(String text) {
    return Notation.PERCENT
        .read(text.strip())
        .value()
        .filter(share -> share > 0)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static Optional<Bound> bound(String name, String text) {
    double quantile = name.equals("max") ? 1 : Double.parseDouble(name.substring(1)) / 100;
    return Notation.DURATION
        .read(text.strip())
        .value()
        .filter(below -> quantile > 0 && !below.isZero())
        .map(below -> new Bound(quantile, below));
  }

  /** {@code p99-200ms-errors-1%}. */
  public String id() {
    return words("-", "-");
  }

  /** {@code p99 < 200ms, errors < 1%}. */
  @Override
  public String toString() {
    return words(" < ", ", ");
  }

  private String words(String below, String between) {
    Stream<String> times =
        bounds.stream().map(each -> each.name() + below + Notation.DURATION.write(each.below()));
    Stream<String> shares =
        errors.stream().mapToObj(share -> "errors" + below + Notation.PERCENT.write(share));
    return Stream.concat(times, shares).collect(Collectors.joining(between));
  }
}
