package io.whiskwatt.config.section;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Power;
import io.whiskwatt.units.Rate;
import io.whiskwatt.units.Reading;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Readers of single values. */
public final class Values {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  private static final Pattern FACTOR = Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{1,18})?");

  private Values() {}

  /** Any text that is not empty. */
  public static ValueReader<String> text() {
    return scalar(
        "text",
        scalar ->
            scalar.value().isBlank()
                ? refused(scalar, "a text that says something", "", "write a value")
                : Parsed.of(scalar.value()));
  }

  /** Text of a certain form. */
  public static ValueReader<String> text(Pattern form, String what, String hint) {
    return scalar(
        what,
        scalar ->
            form.matcher(scalar.value()).matches()
                ? Parsed.of(scalar.value())
                : refused(scalar, what, "", hint));
  }

  /** {@code 10s}, {@code 500ms}. */
  public static ValueReader<Duration> duration() {
    return quantity(Notation.DURATION);
  }

  /** {@code 50/s}, {@code 60/min}. */
  public static ValueReader<Rate> rate() {
    return quantity(Notation.RATE);
  }

  /** {@code 256 MB}. */
  public static ValueReader<DataSize> size() {
    return quantity(Notation.SIZE);
  }

  /** {@code 12 W}. */
  public static ValueReader<Power> power() {
    return quantity(Notation.POWER);
  }

  /** {@code 2.5%}, as the fraction 0.025. */
  public static ValueReader<Double> percent() {
    return quantity(Notation.PERCENT);
  }

  /** A whole number from {@code min} to {@code max}, both included. */
  public static ValueReader<Integer> integer(int min, int max) {
    return wholeNumber(min, max).then(value -> Parsed.of(Math.toIntExact(value)));
  }

  /** A whole number of at most 18 digits, from {@code min} to {@code max}, both included. */
  public static ValueReader<Long> wholeNumber(long min, long max) {
    return scalar(
        "a whole number",
        scalar ->
            unquoted(scalar, INTEGER)
                .map(Long::parseLong)
                .filter(value -> value >= min && value <= max)
                .map(Parsed::of)
                .orElseGet(
                    () -> refused(scalar, range(min, max), "", integerHint(scalar, min, max))));
  }

  /** A plain number above 0 and at most {@code most}: {@code 2}, {@code 0.5}. */
  public static ValueReader<Double> factor(long most) {
    return scalar(
        "a factor",
        scalar ->
            unquoted(scalar, FACTOR)
                .map(Double::parseDouble)
                .filter(value -> value > 0 && value <= most)
                .map(Parsed::of)
                .orElseGet(
                    () ->
                        refused(
                            scalar,
                            "a factor above 0 and at most " + most,
                            "",
                            "write a plain number: 2 or 0.5")));
  }

  private static String integerHint(Scalar scalar, long min, long max) {
    if (scalar.quoted()) {
      return "write one without quotes";
    }
    return unquoted(scalar, INTEGER)
        .map(text -> Long.parseLong(text) < min ? min + " is the least" : max + " is the most")
        .orElse("write digits only, 18 at most");
  }

  private static String range(long min, long max) {
    return "a whole number from " + min + " to " + max;
  }

  /** {@code true} or {@code false}. */
  public static ValueReader<Boolean> flag() {
    return choice("true or false", List.of(true, false), value -> value ? "true" : "false");
  }

  /** One of these words. */
  public static ValueReader<String> word(String... words) {
    return choice("one of the words known here", List.of(words), Function.identity());
  }

  /**
   * One of these values, each written as its word.
   *
   * @param what continues "… is not", with its article: {@code a kind of start}
   */
  public static <T> ValueReader<T> choice(
      String what, Collection<T> values, Function<T, String> word) {
    List<String> words = values.stream().map(word).toList();
    return scalar(
        what,
        scalar ->
            values.stream()
                .filter(value -> word.apply(value).equals(scalar.value()))
                .findFirst()
                .map(Parsed::of)
                .orElseGet(
                    () ->
                        refused(scalar, what, "", Suggestion.hint(scalar.text(), "words", words))));
  }

  /**
   * A path; a relative one starts at the folder of the file it is written in, {@code ~/} at the
   * user's home.
   */
  public static ValueReader<Path> path() {
    return scalar(
        "a path", scalar -> text().then(text -> besideItsFile(scalar, text)).read(scalar));
  }

  /** Whatever is written here, unread. */
  public static ValueReader<ConfigNode> node() {
    return Parsed::of;
  }

  /** A quantity with its unit. */
  public static <T> ValueReader<T> quantity(Notation<T> notation) {
    return scalar(notation.name(), scalar -> quantity(scalar, notation));
  }

  private static <T> Parsed<T> quantity(Scalar scalar, Notation<T> notation) {
    Reading<T> reading = notation.read(scalar.value());
    if (reading instanceof Reading.Refused<T> refused) {
      String reason = scalar.refersToEnvironment() ? "" : ": " + refused.reason();
      return refused(scalar, notation.name(), reason, "write " + notation.examples());
    }
    return Parsed.of(reading.value().orElseThrow());
  }

  private static Parsed<Path> besideItsFile(Scalar scalar, String text) {
    try {
      Path path =
          text.startsWith("~/")
              ? Path.of(System.getProperty("user.home"), text.substring(2))
              : Path.of(text);
      return Parsed.of(Path.of(scalar.position().file()).resolveSibling(path).normalize());
    } catch (InvalidPathException e) {
      return refused(scalar, "a path", "", "write the path of a file");
    }
  }

  private static Optional<String> unquoted(Scalar scalar, Pattern form) {
    return Optional.of(scalar.value())
        .filter(text -> !scalar.quoted() && form.matcher(text).matches());
  }

  private static <T> Parsed<T> refused(Scalar scalar, String what, String reason, String hint) {
    String message = scalar.describe() + " is not " + what + reason;
    return Parsed.failed(Problem.at(scalar.position(), message, hint));
  }

  private static <T> ValueReader<T> scalar(String what, Function<Scalar, Parsed<T>> reader) {
    return node ->
        node instanceof Scalar scalar && !scalar.isNull()
            ? reader.apply(scalar)
            : Parsed.failed(
                Problem.at(
                    node.position(),
                    what + " is due here, not " + node.describe(),
                    "write a single value"));
  }
}
