package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the gross energy of each cell went: one bar for each, with what is unexplained. */
final class BalanceSection {
  private static final int COLOURS = 5;

  private final Html html;
  private final Subject subject;
  private final Figures figures;

  BalanceSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
  }

  void section(List<EnergyBalance> balances) {
    html.open("section", "id", "balance", "aria-labelledby", "balance-title");
    html.element(
        "h2",
        "Where the energy went" + EnergyWords.suffix(subject.quality()),
        "id",
        "balance-title");
    html.element(
        "p",
        "All energy of an invocation, part by part. The machine's idle power is most of it where"
            + " few invocations share it. What no part explains is shown too: where it is more than"
            + " twice the uncertainty of the total, the parts do not tell the whole story. Parts on"
            + " other machines stand in the table beside the total, not in it.",
        "class",
        "lead");
    List<String> parts = parts(balances);
    key(parts);
    boolean unfolded = true;
    for (Map.Entry<String, List<EnergyBalance>> group : groups(balances).entrySet()) {
      subject.openFold(html, group.getKey(), unfolded);
      figure(group.getKey(), group.getValue(), parts);
      subject.closeFold(html);
      unfolded = false;
    }
    table(balances, parts);
    html.close("section");
  }

  /** Names of all parts, in the order in which they are met. */
  private static List<String> parts(List<EnergyBalance> balances) {
    return balances.stream()
        .flatMap(balance -> balance.parts().stream())
        .map(EnergyBalance.Part::of)
        .distinct()
        .toList();
  }

  /** Balances that are drawn on one scale: of one workload, load and kind of start. */
  private Map<String, List<EnergyBalance>> groups(List<EnergyBalance> balances) {
    return balances.stream()
        .collect(Collectors.groupingBy(this::group, LinkedHashMap::new, Collectors.toList()));
  }

  private String group(EnergyBalance balance) {
    String start =
        subject.cell(balance.cell()).map(cell -> cell.start().key() + " starts, ").orElse("");
    return start + subject.group(balance.cell());
  }

  private void key(List<String> parts) {
    html.open("p", "class", "key");
    for (String part : parts) {
      sample(colour(parts, part), part);
    }
    sample("unexplained", "unexplained");
    html.close("p");
  }

  private void sample(String kind, String words) {
    html.open("span").open("svg", "width", "14", "height", "14", "aria-hidden", "true");
    html.empty("rect", "class", "stage " + kind, "width", "14", "height", "14", "rx", "2");
    html.close("svg").text(" " + words).close("span").text(" ");
  }

  private static String colour(List<String> parts, String part) {
    return "s" + parts.indexOf(part) % COLOURS;
  }

  private void figure(String title, List<EnergyBalance> group, List<String> parts) {
    Axis axis =
        Axis.ofAmounts(0, group.stream().mapToDouble(BalanceSection::drawn).max().orElse(0));
    Scale scale =
        Scale.shared(Unit.JOULE, group.stream().mapToDouble(EnergyBalance::totalJoules).toArray());
    html.open("figure", "class", "rows stages");
    html.element(
        "figcaption",
        "Gross energy per invocation by part"
            + EnergyWords.suffix(subject.quality())
            + ", "
            + title);
    group.forEach(balance -> row(balance, parts, axis, scale));
    subject.axisRow(html, axis, scale);
    html.close("figure");
  }

  private static double drawn(EnergyBalance balance) {
    return balance.parts().stream()
            .filter(EnergyBalance.Part::inTotal)
            .mapToDouble(part -> Math.max(0, part.joules()))
            .sum()
        + Math.max(0, balance.unexplainedJoules());
  }

  private void row(EnergyBalance balance, List<String> parts, Axis axis, Scale scale) {
    html.open("div", "class", "row")
        .element("span", subject.names().of(balance.cell()), "class", "row-name");
    html.open(
        "svg",
        "class",
        "strip",
        "width",
        "100%",
        "height",
        "30",
        "role",
        "img",
        "aria-label",
        description(balance, scale));
    double from = 0;
    for (EnergyBalance.Part part : balance.parts()) {
      if (part.inTotal()) {
        from = bar(colour(parts, part.of()), axis, from, part.joules());
      }
    }
    bar("unexplained", axis, from, balance.unexplainedJoules());
    html.close("svg").open("span", "class", "row-value");
    html.element("b", figures.quantity(balance.totalJoules(), scale));
    if (!balance.closes()) {
      html.element("span", "does not add up", "class", "label");
    }
    html.close("span").close("div");
  }

  /** Draws a part and returns where the next begins; one below zero has no length. */
  private double bar(String kind, Axis axis, double from, double joules) {
    if (!(joules > 0)) {
      return from;
    }
    double start = axis.percent(from);
    html.empty(
        "rect",
        "class",
        "stage " + kind,
        "x",
        Axis.percentText(start),
        "y",
        "5",
        "width",
        Axis.percentText(axis.percent(from + joules) - start),
        "height",
        "20");
    return from + joules;
  }

  private String description(EnergyBalance balance, Scale scale) {
    return subject.names().of(balance.cell())
        + ": "
        + figures.quantity(balance.totalJoules(), scale)
        + ", of which "
        + balance.parts().stream()
            .filter(EnergyBalance.Part::inTotal)
            .map(part -> part.of() + " " + figures.quantity(part.joules(), scale))
            .collect(Collectors.joining(", "))
        + ", unexplained "
        + figures.quantity(balance.unexplainedJoules(), scale);
  }

  private void table(List<EnergyBalance> balances, List<String> parts) {
    html.open("details", "class", "numbers", "open", "open");
    html.element("summary", "Numbers of this chart");
    List<String> columns = new ArrayList<>(List.of("Cell", "Total"));
    columns.addAll(parts);
    columns.addAll(List.of("unexplained", "u of the total", "Adds up"));
    DataTable table =
        DataTable.open(
            html,
            "Gross energy per invocation by part" + EnergyWords.suffix(subject.quality()),
            columns);
    balances.forEach(
        balance -> table.row(subject.names().of(balance.cell()), texts(balance, parts)));
    table.close();
    html.close("details");
  }

  private List<String> texts(EnergyBalance balance, List<String> parts) {
    List<String> texts = new ArrayList<>(List.of(joules(balance.totalJoules())));
    for (String part : parts) {
      texts.add(
          balance.parts().stream()
              .filter(each -> each.of().equals(part))
              .map(each -> joules(each.joules()) + (each.inTotal() ? "" : ", beside the total"))
              .findFirst()
              .orElse("\u2013"));
    }
    texts.add(joules(balance.unexplainedJoules()));
    texts.add(joules(balance.uncertaintyJoules()));
    texts.add(balance.closes() ? "yes" : "no");
    return texts;
  }

  private String joules(double joules) {
    return figures.quantity(joules, Unit.JOULE);
  }
}
