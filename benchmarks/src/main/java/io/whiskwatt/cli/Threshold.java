package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.RunRatio;
import io.whiskwatt.results.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --fail-if} asks: {@code energy_net > +10%} is met when the data show that the ratio
 * is above 1.10, that is when its whole 95 % interval is.
 *
 * @param metric as contrasts call it
 * @param above false: below
 * @param ratio above 0
 */
record Threshold(String text, String metric, boolean above, double ratio) {
  private static final Map<String, String> METRICS =
      new TreeMap<>(
          Map.of(
              "energy_net",
              "net energy per invocation",
              "response_p50",
              "p50 response time",
              "response_p99",
              "p99 response time"));

  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*([a-z0-9_]+)\\s*([<>])\\s*([+-]?)([0-9]{1,6}(?:\\.[0-9]{1,6})?)\\s*%\\s*");

  /** What a ratio says to a threshold. */
  private enum Answer {
    MET,
    NOT_MET,
    /** There is no verdict on it: what cannot be told does not pass. */
    UNKNOWN
  }

  /**
   * Reads expressions.
   *
   * @throws InvalidConfiguration with everything that is wrong with them
   */
  static List<Threshold> parse(List<String> texts) {
    List<Threshold> thresholds = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String text : texts) {
      try {
        thresholds.add(parse(text));
      } catch (InvalidConfiguration wrong) {
        problems.addAll(wrong.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    return thresholds;
  }

  /**
   * Reads an expression.
   *
   * @throws InvalidConfiguration when it is none
   */
  static Threshold parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw refused(
          "\"" + text + "\" is not a condition",
          "write a metric, > or <, and a change: 'energy_net > +10%'");
    }
    String metric = shape.group(1);
    if (!METRICS.containsKey(metric)) {
      throw refused(
          "\"" + metric + "\" is not a metric",
          Suggestion.hint(metric, "metrics", METRICS.keySet()));
    }
    double change =
        Double.parseDouble(shape.group(4)) / 100 * (shape.group(3).equals("-") ? -1 : 1);
    if (change <= -1) {
      throw refused(
          "\"" + text + "\" asks for a ratio that is not above 0", "nothing falls by 100 %");
    }
    return new Threshold(text.strip(), METRICS.get(metric), shape.group(2).equals(">"), 1 + change);
  }

  /**
   * A ratio that a threshold can be held against.
   *
   * @param label whose it is
   * @param told false: there is no verdict on it
   */
  record Ratio(String label, String metric, Interval interval, boolean told) {
    /** Of two platforms in one run. */
    static Ratio of(Contrast contrast) {
      boolean told = contrast.verdict() != Verdict.NONE;
      return new Ratio(contrast.otherCell(), contrast.metric(), contrast.ratio(), told);
    }

    /** Of two runs. */
    static Ratio of(RunRatio ratio) {
      String label = ratio.cell() + " in " + ratio.otherRun();
      return new Ratio(label, ratio.metric(), ratio.ratio(), ratio.verdict() != Verdict.NONE);
    }
  }

  /**
   * What came of holding it against ratios.
   *
   * @param lines for people
   */
  record Outcome(boolean passes, List<String> lines) {
    Outcome {
      lines = List.copyOf(lines);
    }
  }

  /** Passes when no ratio of its metric meets it and there is a verdict on every one. */
  Outcome against(List<Ratio> ratios) {
    List<Ratio> concerned = ratios.stream().filter(each -> each.metric().equals(metric)).toList();
    if (concerned.isEmpty()) {
      return new Outcome(false, List.of("fails '" + text + "': nothing was compared by " + metric));
    }
    return new Outcome(
        concerned.stream().allMatch(each -> of(each) == Answer.NOT_MET),
        concerned.stream().map(this::explain).toList());
  }

  private Answer of(Ratio measured) {
    if (!measured.told() || Double.isNaN(measured.interval().value())) {
      return Answer.UNKNOWN;
    }
    Interval interval = measured.interval();
    boolean shown = above ? interval.low() > ratio : interval.high() < ratio;
    return shown ? Answer.MET : Answer.NOT_MET;
  }

  private String explain(Ratio measured) {
    return switch (of(measured)) {
      case MET -> "fails '" + text + "': " + measured.label() + ", " + found(measured.interval());
      case NOT_MET ->
          "passes '" + text + "': " + measured.label() + ", " + found(measured.interval());
      case UNKNOWN ->
          "fails '" + text + "': " + measured.label() + " has no verdict to hold it against";
    };
  }

  private static String found(Interval interval) {
    return String.format(
        Locale.ROOT,
        "ratio %.3f, 95 %% interval %s to %s",
        interval.value(),
        bound(interval.low()),
        bound(interval.high()));
  }

  private static String bound(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "unbounded";
  }

  private static InvalidConfiguration refused(String message, String hint) {
    return new InvalidConfiguration(List.of(Problem.of(message, hint)));
  }
}
