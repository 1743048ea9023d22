package io.whiskwatt.rapl.exposition;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.exposition.Exposition.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads one text, line by line. Used once. */
final class ExpositionReader {
  /** No exporter has as many energy counters; what has more is no exporter. */
  static final int MOST_SAMPLES = 10_000;

  private static final int MOST_SHOWN = 60;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private final String text;
  private final Predicate<String> wanted;
  private final List<Sample> samples = new ArrayList<>();
  private final Map<Sample, Integer> lines = new HashMap<>();
  private int number;
  private int start;
  private int at;
  private int end;

  ExpositionReader(String text, Predicate<String> wanted) {
    this.text = text;
    this.wanted = wanted;
  }

  Exposition read() throws ScrapeFailed {
    while (start < text.length()) {
      number++;
      at = start;
      end = text.indexOf('\n', start);
      if (end < 0) {
        throw failure("ends without a line feed: the text is cut off");
      }
      line();
      start = end + 1;
    }
    return new Exposition(samples);
  }

  private void line() throws ScrapeFailed {
    skipBlanks();
    if (at == end || text.charAt(at) == '#') {
      return; // HELP and TYPE decide nothing here: names are known
    }
    String name = name(":");
    if (name.isEmpty() || !(atEnd() || isBlank(text.charAt(at)) || text.charAt(at) == '{')) {
      throw failure("does not begin with the name of a series");
    }
    if (wanted.test(name)) {
      keep(sample(name));
    }
  }

  private void keep(Sample sample) throws ScrapeFailed {
    Integer earlier = lines.putIfAbsent(new Sample(sample.name(), sample.labels(), 0), number);
    if (earlier != null) {
      throw failure("has the series of line " + earlier + " again");
    }
    if (samples.size() == MOST_SAMPLES) {
      throw failure("is one series more than the " + MOST_SAMPLES + " that are read at most");
    }
    samples.add(sample);
  }

  private Sample sample(String name) throws ScrapeFailed {
    Map<String, String> labels = new LinkedHashMap<>();
    skipBlanks();
    if (isNext('{')) {
      at++;
      labels(labels);
    } else if (at < end && !isBlank(text.charAt(at - 1))) {
      throw failure("has neither labels nor a value behind its name");
    }
    double value = value(word());
    String timestamp = word();
    if (!timestamp.isEmpty() && !WHOLE.matcher(timestamp).matches()) {
      throw failure("has \"" + timestamp + "\" where only a timestamp may stand");
    }
    skipBlanks();
    if (!atEnd()) {
      throw failure("goes on behind its timestamp");
    }
    return new Sample(name, labels, value);
  }

  private void labels(Map<String, String> labels) throws ScrapeFailed {
    skipBlanks();
    while (!isNext('}')) {
      label(labels);
      skipBlanks();
      if (isNext(',')) {
        at++;
        skipBlanks();
      } else if (!isNext('}')) {
        throw failure("has no , or } behind a label");
      }
    }
    at++;
  }

  private void label(Map<String, String> labels) throws ScrapeFailed {
    String label = name("");
    skipBlanks();
    if (label.isEmpty() || !isNext('=')) {
      throw failure("has a label without a name");
    }
    at++;
    skipBlanks();
    if (!isNext('"')) {
      throw failure("has no quotation mark before the value of \"" + label + "\"");
    }
    at++;
    if (labels.put(label, quoted(label)) != null) {
      throw failure("has the label \"" + label + "\" twice");
    }
  }

  /** Up to the closing quotation mark; backslash, quotation mark and line feed are escaped. */
  private String quoted(String label) throws ScrapeFailed {
    StringBuilder value = new StringBuilder();
    while (!atEnd()) {
      char next = text.charAt(at++);
      if (next == '"') {
        return value.toString();
      }
      value.append(next == '\\' ? escaped(label) : next);
    }
    throw failure("ends inside the value of \"" + label + "\"");
  }

  private char escaped(String label) throws ScrapeFailed {
    char next = atEnd() ? ' ' : text.charAt(at++);
    return switch (next) {
      case '\\', '"' -> next;
      case 'n' -> '\n';
      default -> throw failure("has an unknown escape in the value of \"" + label + "\"");
    };
  }

  /** As Go's ParseFloat takes decimal numbers, not a number and infinities. */
  private double value(String word) throws ScrapeFailed {
    if (DECIMAL.matcher(word).matches()) {
      return Double.parseDouble(word);
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "+inf", "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "" -> throw failure("has no value");
      default -> throw failure("has \"" + shown(word) + "\" for a value");
    };
  }

  private String word() {
    skipBlanks();
    int first = at;
    while (!atEnd() && !isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(first, at);
  }

  /** Letters, digits and _, not beginning with a digit. */
  private String name(String further) {
    int first = at;
    while (!atEnd() && isNameChar(text.charAt(at), at > first, further)) {
      at++;
    }
    return text.substring(first, at);
  }

  private static boolean isNameChar(char c, boolean inside, String further) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || further.indexOf(c) >= 0
        || (inside && c >= '0' && c <= '9');
  }

  private void skipBlanks() {
    while (!atEnd() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Also what is left of a line that a proxy ended with CR LF. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private boolean isNext(char c) {
    return !atEnd() && text.charAt(at) == c;
  }

  private boolean atEnd() {
    return at >= end;
  }

  private ScrapeFailed failure(String what) {
    String line = text.substring(start, end < 0 ? text.length() : end);
    return new ScrapeFailed(
        GapReason.SAMPLES_LOST, "line " + number + " (\"" + shown(line) + "\") " + what);
  }

  private static String shown(String text) {
    String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= MOST_SHOWN ? plain : plain.substring(0, MOST_SHOWN) + "…";
  }
}
