package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.Verdict;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.figures.VerdictWords;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.GateList;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.sensitivity.Sensitivity;
import io.whiskwatt.results.stats.Estimate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A card for each pair of cells: its verdicts, ratios and what limits them. */
final class VerdictSection {
  private static final Scale ONE = new Scale(Unit.ONE, 0);

  private final Html html;
  private final Subject subject;
  private final Figures figures;

  private VerdictSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
  }

  static void write(Html html, Subject subject) {
    new VerdictSection(html, subject).section();
  }

  private void section() {
    html.open("section", "id", "verdicts", "aria-labelledby", "verdicts-title");
    html.element("h2", "Verdicts", "id", "verdicts-title");
    if (subject.comparison().contrasts().isEmpty()) {
      html.element("p", "There is nothing to compare yet.", "class", "lead");
    } else {
      html.element("p", lead(), "class", "lead");
      if (subject.isLarge()) {
        table();
      }
      boolean unfolded = true;
      for (Map.Entry<String, List<List<Contrast>>> group : groups().entrySet()) {
        subject.openFold(html, group.getKey(), unfolded);
        html.open("div", "class", "cards");
        group.getValue().forEach(this::card);
        html.close("div");
        subject.closeFold(html);
        unfolded = false;
      }
    }
    html.close("section");
  }

  /** Pairs of cells, all in one group where there are few. */
  private Map<String, List<List<Contrast>>> groups() {
    Collection<List<Contrast>> pairs = pairs().values();
    return subject.isLarge()
        ? pairs.stream()
            .collect(
                Collectors.groupingBy(
                    pair -> subject.group(pair.get(0).otherCell()),
                    LinkedHashMap::new,
                    Collectors.toList()))
        : Map.of("", List.copyOf(pairs));
  }

  /** Every comparison in a row, to be sorted and searched. */
  private void table() {
    DataTable table =
        DataTable.open(
            html,
            "All comparisons; those that decide first",
            List.of("Comparison", "Of", "Ratio", confidence() + " interval", "Verdict"));
    subject.comparison().contrasts().stream()
        .sorted(Comparator.comparing(contrast -> !contrast.primary()))
        .forEach(contrast -> table.row(name(contrast), texts(contrast)));
    table.close();
  }

  private String name(Contrast contrast) {
    String setting = subject.names().setting(contrast);
    return subject.names().subject(contrast) + (setting.isEmpty() ? "" : ", " + setting);
  }

  private List<String> texts(Contrast contrast) {
    return List.of(
        EnergyWords.metric(contrast, subject.quality()),
        figures.value(contrast.ratio(), ONE),
        figures.range(contrast.ratio(), ONE),
        words(contrast));
  }

  private String lead() {
    return "A ratio of 1 means no difference. The line is the "
        + confidence()
        + " interval of the ratio; the"
        + " shaded band is \u00b1"
        + figures.percent(subject.comparison().equivalenceMargin())
        + ", within which two numbers count as equivalent.";
  }

  private Map<String, List<Contrast>> pairs() {
    return subject.comparison().contrasts().stream()
        .collect(
            Collectors.groupingBy(
                contrast -> contrast.baselineCell() + "\n" + contrast.otherCell(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private void card(List<Contrast> contrasts) {
    Contrast first = contrasts.get(0);
    html.open("article", "class", "card");
    html.open("h3").text(subject.names().subject(first)).close("h3");
    String setting = subject.names().setting(first);
    if (!setting.isEmpty()) {
      html.element("p", setting, "class", "setting");
    }
    result(first, true);
    contrasts.stream().skip(1).forEach(contrast -> result(contrast, false));
    html.close("article");
  }

  private void result(Contrast contrast, boolean large) {
    html.open("div", "class", large ? "result" : "result further");
    metric(contrast);
    ratio(contrast);
    html.element("p", contrast.sentence(), "class", "sentence");
    GateList.write(html, contrast.gates().stream().filter(this::isItsOwn).toList());
    if (Double.isFinite(contrast.ratio().value())) {
      details(contrast);
    }
    html.close("div");
  }

  /** Gates of the whole study stand above all cards already, but what voids is said again. */
  private boolean isItsOwn(Gate gate) {
    return gate.severity() == Gate.Severity.VOID || !subject.comparison().gates().contains(gate);
  }

  private void metric(Contrast contrast) {
    html.open("p", "class", "metric").text(contrast.metric());
    if (EnergyWords.concerns(contrast)) {
      Subject.tag(html, subject.quality());
    }
    html.close("p");
    html.open("p", "class", "verdict " + contrast.verdict().name().toLowerCase(Locale.ROOT));
    html.element("span", sign(contrast.verdict()), "class", "sign", "aria-hidden", "true");
    html.text(" " + words(contrast)).close("p");
  }

  private String words(Contrast contrast) {
    return VerdictWords.of(contrast.verdict(), subject.comparison().equivalenceMargin(), figures);
  }

  private void ratio(Contrast contrast) {
    Interval ratio = contrast.ratio();
    html.open("p", "class", "ratio");
    if (Double.isFinite(ratio.value())) {
      html.element("b", figures.value(ratio, ONE) + "\u202f\u00d7");
      html.element(
          "span",
          VerdictWords.confidence(contrast.precision().confidence(), figures)
              + " interval "
              + figures.range(ratio, ONE));
    } else {
      html.element("span", "The ratio is not known.");
    }
    html.close("p");
    if (Double.isFinite(ratio.value())) {
      RatioStrip.write(
          html, ratio, subject.comparison().equivalenceMargin(), figures, description(contrast));
    }
  }

  private String description(Contrast contrast) {
    return "Ratio of "
        + EnergyWords.metric(contrast, subject.quality())
        + ", "
        + subject.names().subject(contrast)
        + ": "
        + figures.interval(contrast.ratio(), ONE)
        + "; "
        + words(contrast);
  }

  private void details(Contrast contrast) {
    html.open("details").element("summary", "More of this ratio").open("dl");
    item("Kind", contrast.primary() ? "primary: it decides" : "descriptive: it illustrates");
    item("Replicates", contrast.blocks() + " blocks");
    item("Simultaneous interval", figures.range(contrast.simultaneous(), ONE));
    String narrow = VerdictWords.confidence(1 - 2 * contrast.precision().alpha(), figures);
    item(narrow + " interval, for equivalence", figures.range(contrast.equivalence(), ONE));
    contrast
        .typicalRatio()
        .ifPresent(typical -> item("Typical ratio of a block", figures.number(typical)));
    contrast.precision().further().ifPresent(blocks -> further(contrast, blocks));
    contrast.sensitivity().ifPresent(this::sensitivity);
    html.close("dl").close("details");
  }

  private void further(Contrast contrast, int blocks) {
    item(
        "Blocks more for \u00b1" + figures.percent(contrast.precision().target()),
        blocks == 0 ? "none" : "about " + figures.count(blocks));
  }

  /** What other methods say; they decide nothing. */
  private void sensitivity(Sensitivity others) {
    others.bootstrap().ifPresent(ratio -> item("By bootstrap (BCa), 95\u00a0%", estimate(ratio)));
    others
        .ranks()
        .ifPresent(
            ranks -> item("By signed ranks (Wilcoxon), 95\u00a0%", estimate(ranks.typicalRatio())));
  }

  private String estimate(Estimate ratio) {
    return figures.interval(new Interval(ratio.value(), ratio.low(), ratio.high()), ONE);
  }

  private String confidence() {
    return VerdictWords.confidence(subject.comparison(), figures);
  }

  private void item(String name, String value) {
    html.element("dt", name).element("dd", value);
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case MORE, MORE_WITHIN_MARGIN -> "\u25b2";
      case LESS, LESS_WITHIN_MARGIN -> "\u25bc";
      case EQUIVALENT -> "\u2248";
      case INCONCLUSIVE -> "?";
      case NONE -> "\u00d7";
    };
  }
}
