package io.whiskwatt.cli;

import io.whiskwatt.load.LoadVitals;
import io.whiskwatt.load.LoadVitals.Counts;
import io.whiskwatt.load.LoadVitals.Rates;
import io.whiskwatt.load.LoadVitals.Responses;
import io.whiskwatt.vitals.Loading;
import io.whiskwatt.vitals.SourcePower;
import io.whiskwatt.vitals.Vitals;
import io.whiskwatt.vitals.WindowVitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a run as text: what is asked and reached, how long it takes, what it draws. */
final class VitalsLine {
  private static final String BETWEEN = " · ";

  private VitalsLine() {}

  /**
   * As many lines as the figures need at this width, the most telling first; none where there is
   * nothing to say.
   *
   * @param width in columns
   * @param most lines; what does not fit is left out
   */
  static List<String> of(Vitals vitals, int width, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String figure : figures(vitals)) {
      String longer = line.isEmpty() ? figure : line + BETWEEN + figure;
      if (longer.length() <= width) {
        line = longer;
      } else {
        lines.add(line);
        line = figure;
      }
    }
    lines.add(line);
    return lines.stream()
        .filter(each -> !each.isEmpty() && each.length() <= width)
        .limit(most)
        .toList();
  }

  private static List<String> figures(Vitals vitals) {
    List<String> figures = new ArrayList<>();
    vitals
        .load()
        .map(Loading::vitals)
        .ifPresentOrElse(
            load -> add(figures, load), () -> vitals.last().ifPresent(last -> add(figures, last)));
    powers(vitals).forEach(figures::add);
    return figures;
  }

  private static void add(List<String> figures, LoadVitals load) {
    rates(load.rates()).ifPresent(figures::add);
    figures.add(load.inFlight() + " in flight");
    load.recent().or(load::whole).map(VitalsLine::responses).ifPresent(figures::add);
    figures.add(errors(load.counts()));
    if (load.counts().dropped() > 0) {
      figures.add(load.counts().dropped() + " dropped");
    }
    load.freshShare().ifPresent(share -> figures.add("cold " + Amounts.share(share)));
  }

  private static void add(List<String> figures, WindowVitals last) {
    figures.add("last window " + Amounts.digits(last.perSecond()) + "/s");
    last.vitals().whole().map(VitalsLine::responses).ifPresent(figures::add);
    figures.add(errors(last.vitals().counts()));
  }

  private static Optional<String> rates(Rates rates) {
    if (rates.reached().isEmpty()) {
      return Optional.empty();
    }
    String reached = "reached " + Amounts.digits(rates.reached().getAsDouble()) + "/s";
    return Optional.of(
        rates.asked().isPresent()
            ? "asked " + asked(rates.asked().getAsDouble()) + "/s " + reached
            : reached);
  }

  /** As it is written in a study: {@code 50} and not {@code 50.0}. */
  private static String asked(double rate) {
    return rate == Math.rint(rate)
        ? String.format(Locale.ROOT, "%.0f", rate)
        : Amounts.digits(rate);
  }

  private static String responses(Responses responses) {
    return "p50 " + Amounts.span(responses.p50()) + " p99 " + Amounts.span(responses.p99());
  }

  private static String errors(Counts counts) {
    int failed = counts.failed();
    String word = failed == 1 ? "1 error" : failed + " errors";
    return failed == 0 ? word : word + " (" + Amounts.share(counts.failedShare()) + ")";
  }

  /** Of what is loaded; of all sources, by their platforms, while nothing is. */
  private static List<String> powers(Vitals vitals) {
    Optional<String> platform = vitals.load().map(Loading::platform);
    List<SourcePower> loaded =
        vitals.power().stream()
            .filter(source -> platform.filter(source.platforms()::contains).isPresent())
            .toList();
    List<SourcePower> shown = loaded.isEmpty() ? vitals.power() : loaded;
    return shown.stream().map(source -> power(source, shown.size() > 1)).toList();
  }

  private static String power(SourcePower source, boolean named) {
    String power = Amounts.power(source.watts(), source.quality());
    return named ? String.join(", ", source.platforms()) + " " + power : power;
  }
}
