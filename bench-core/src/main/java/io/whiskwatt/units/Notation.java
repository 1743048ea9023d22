package io.whiskwatt.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way people write one kind of quantity: an unsigned decimal number and a unit, with or without
 * a space between. The same in every locale. A number without a unit is refused.
 */
public final class Notation<T> {
  private static final int LONGEST = 64;
  private static final Pattern SHAPE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) *(.*)");
  private static final BigDecimal NANOS_PER_YEAR =
      BigDecimal.valueOf(Duration.ofDays(365).toNanos());
  private static final BigDecimal PETABYTE = BigDecimal.valueOf(1L << 50);
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  /** {@code 10s}, {@code 500ms}: whole nanoseconds, at most 365 days. */
  public static final Notation<Duration> DURATION =
      new Notation<>(
          "a duration",
          "10s, 500ms, 2m or 1h",
          List.of(
              unit("ns", 1),
              unit("us", 1_000),
              unit("µs", 1_000),
              unit("ms", 1_000_000),
              unit("s", 1_000_000_000L),
              unit("m", 60_000_000_000L),
              unit("min", 60_000_000_000L),
              unit("h", 3_600_000_000_000L)),
          Notation::duration,
          Notation::text);

  /** {@code 50/s}, {@code 60/min}: above 0, at most 10^9 per second. */
  public static final Notation<Rate> RATE =
      new Notation<>(
          "a rate",
          "50/s, 60/min or 10/h",
          List.of(unit("/s", 3600), unit("/min", 60), unit("/h", 1)),
          Notation::rate,
          Rate::toString);

  /** {@code 256 MB}: whole bytes, at most 1024 TB; {@code kB} is 2^10 bytes, {@code MB} 2^20. */
  public static final Notation<DataSize> SIZE =
      new Notation<>(
          "a size",
          "256 MB, 64 kB or 1 GB",
          List.of(
              unit("B", 1),
              unit("kB", 1L << 10),
              unit("MB", 1L << 20),
              unit("GB", 1L << 30),
              unit("TB", 1L << 40)),
          Notation::size,
          DataSize::toString);

  /** {@code 12 W}: 0 to 10^9 W. */
  public static final Notation<Power> POWER =
      new Notation<>(
          "a power",
          "12 W, 500 mW or 1.2 kW",
          List.of(unit("mW", 1), unit("W", 1_000), unit("kW", 1_000_000)),
          Notation::power,
          power -> Numbers.plain(power.watts()) + " W");

  /** {@code 2.5%}, read as the fraction 0.025: 0 or more. */
  public static final Notation<Double> PERCENT =
      new Notation<>(
          "a percentage",
          "2.5% or 10%",
          List.of(unit("%", 1)),
          hundredths -> new Reading.Value<>(hundredths.movePointLeft(2).doubleValue()),
          Notation::percent);

  /** {@code 380 g/kWh}, CO₂e of electricity in grams per kilowatt-hour: 0 or more. */
  public static final Notation<Double> CARBON =
      new Notation<>(
          "a carbon intensity",
          "380 g/kWh or 0.38 kg/kWh",
          List.of(unit("g/kWh", 1), unit("kg/kWh", 1_000)),
          grams -> new Reading.Value<>(grams.doubleValue()),
          grams -> Numbers.plain(grams) + " g/kWh");

  private final String name;
  private final String examples;
  private final List<Unit> units;
  private final Function<BigDecimal, Reading<T>> fromBase;
  private final Function<T, String> write;

  private Notation(
      String name,
      String examples,
      List<Unit> units,
      Function<BigDecimal, Reading<T>> fromBase,
      Function<T, String> write) {
    this.name = name;
    this.examples = examples;
    this.units = units;
    this.fromBase = fromBase;
    this.write = write;
  }

  private record Unit(String symbol, BigDecimal inBase) {}

  /** With its article, for messages: {@code a duration}. */
  public String name() {
    return name;
  }

  /** How to write one, for hints: {@code 10s, 500ms, 2m or 1h}. */
  public String examples() {
    return examples;
  }

  /** Reads a text that people wrote. Never throws. */
  public Reading<T> read(String text) {
    String trimmed = text.strip();
    Matcher shape = SHAPE.matcher(trimmed);
    if (trimmed.length() > LONGEST) {
      return refused("it is longer than " + LONGEST + " characters");
    }
    if (!shape.matches()) {
      return refused(
          trimmed.startsWith("-") ? "it must not be negative" : "it does not start with a number");
    }
    return withUnit(new BigDecimal(shape.group(1)), shape.group(2));
  }

  /** The text that {@link #read} turns into this value again. */
  public String write(T value) {
    return write.apply(value);
  }

  private Reading<T> withUnit(BigDecimal number, String symbol) {
    if (symbol.isEmpty()) {
      return refused("the unit is missing");
    }
    if (symbol.startsWith(",")) {
      return refused("the decimal sign is a point, and thousands are not separated");
    }
    Optional<Unit> unit = units.stream().filter(known -> known.symbol().equals(symbol)).findFirst();
    return unit.map(known -> fromBase.apply(number.multiply(known.inBase())))
        .orElseGet(() -> refused("the unit \"" + symbol + "\" is not one of " + symbols()));
  }

  private String symbols() {
    return String.join(", ", units.stream().map(Unit::symbol).toList());
  }

  private static Unit unit(String symbol, long inBase) {
    return new Unit(symbol, BigDecimal.valueOf(inBase));
  }

  private static <T> Reading<T> refused(String reason) {
    return new Reading.Refused<>(reason);
  }

  private static Reading<Duration> duration(BigDecimal nanos) {
    if (nanos.compareTo(NANOS_PER_YEAR) > 0) {
      return refused("it is longer than 365 days");
    }
    return whole(nanos)
        ? new Reading.Value<>(Duration.ofNanos(nanos.longValueExact()))
        : refused("it is finer than a nanosecond");
  }

  private static Reading<Rate> rate(BigDecimal perHour) {
    BigDecimal perSecond = perHour.divide(SECONDS_PER_HOUR, MathContext.DECIMAL128);
    if (perSecond.compareTo(BILLION) > 0) {
      return refused("it is more than one per nanosecond");
    }
    return perSecond.doubleValue() > 0
        ? new Reading.Value<>(Rate.perSecond(perSecond.doubleValue()))
        : refused("it must be above 0");
  }

  private static Reading<DataSize> size(BigDecimal bytes) {
    if (bytes.compareTo(PETABYTE) > 0) {
      return refused("it is more than 1024 TB");
    }
    return whole(bytes)
        ? new Reading.Value<>(DataSize.ofBytes(bytes.longValueExact()))
        : refused("it is not a whole number of bytes");
  }

  private static Reading<Power> power(BigDecimal milliwatts) {
    BigDecimal watts = milliwatts.movePointLeft(3);
    return watts.compareTo(BILLION) > 0
        ? refused("it is more than 1000000 kW")
        : new Reading.Value<>(Power.ofWatts(watts.doubleValue()));
  }

  private static boolean whole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }

  private static String percent(double fraction) {
    BigDecimal hundredths = BigDecimal.valueOf(fraction).movePointRight(2);
    return Numbers.plain(hundredths.doubleValue()) + "%";
  }

  private static String text(Duration span) {
    long nanos = span.toNanos();
    for (Unit unit : List.of(unit("h", 3_600_000_000_000L), unit("m", 60_000_000_000L))) {
      if (nanos > 0 && nanos % unit.inBase().longValue() == 0) {
        return nanos / unit.inBase().longValue() + unit.symbol();
      }
    }
    if (nanos % 1_000_000_000L == 0) {
      return nanos / 1_000_000_000L + "s";
    }
    return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + "ms" : nanos + "ns";
  }
}
