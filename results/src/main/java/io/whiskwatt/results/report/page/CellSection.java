package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.Latency;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Scales;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.GateList;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.trial.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The table of cells. */
final class CellSection {
  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final Scale net;
  private final Scale gross;
  private final Scale response;

  private CellSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    this.net = Scales.netEnergy(subject.comparison());
    this.gross = shared(energy -> energy.grossJoules().value());
    this.response = Scales.response(subject.comparison());
  }

  private Scale shared(ToDoubleFunction<EnergyPerInvocation> value) {
    return Scale.shared(
        Unit.JOULE,
        subject.comparison().cells().stream()
            .flatMap(cell -> cell.energy().stream())
            .mapToDouble(value)
            .toArray());
  }

  static void write(Html html, Subject subject) {
    html.open("section", "id", "cells", "aria-labelledby", "cells-title");
    html.element("h2", "Cells" + EnergyWords.suffix(subject.quality()), "id", "cells-title");
    html.element(
        "p",
        "A cell is one platform with one workload, one kind of start and one load. Numbers in"
            + " brackets are 95\u00a0% intervals.",
        "class",
        "lead");
    if (subject.comparison().cells().isEmpty()) {
      html.element("p", "No cell was measured.");
    } else {
      new CellSection(html, subject).table();
    }
    html.close("section");
  }

  private void table() {
    DataTable table = DataTable.open(html, caption(), columns());
    subject.comparison().cells().forEach(this::row);
    table.close();
  }

  private String caption() {
    String common = subject.names().common();
    return "Energy"
        + EnergyWords.suffix(subject.quality())
        + " and response time of each cell"
        + (common.isEmpty() ? "" : "; all cells: " + common);
  }

  private List<String> columns() {
    String label = EnergyWords.suffix(subject.quality());
    List<String> columns = new ArrayList<>(List.of("Cell"));
    if (hasEnergy()) {
      columns.add("Net energy per invocation" + label);
      columns.add("u of one trial" + label);
      columns.add("Gross energy per invocation" + label);
      columns.add("Idle power" + label);
    }
    columns.addAll(List.of("Response p50", "p90", "p99", "Invocations", "Started as planned"));
    return columns;
  }

  private boolean hasEnergy() {
    return subject.comparison().cells().stream().anyMatch(cell -> cell.energy().isPresent());
  }

  private void row(CellSummary cell) {
    html.open("tr").open("th", "scope", "row").text(subject.names().of(cell));
    if (!cell.gates().isEmpty()) {
      html.element("span", GateList.line(cell.gates()), "class", "row-gates");
    }
    html.close("th");
    if (hasEnergy()) {
      energy(cell.energy());
    }
    for (double level : new double[] {0.5, 0.9, 0.99}) {
      quantile(cell.response(), level);
    }
    invocations(cell);
    html.element("td", figures.percent(cell.startShare()));
    html.close("tr");
  }

  private void energy(Optional<EnergyPerInvocation> energy) {
    if (energy.isEmpty()) {
      html.element("td", "no energy source", "colspan", "4", "class", "none");
      return;
    }
    EnergyPerInvocation known = energy.get();
    interval(known.netJoules(), net, known, known.belowDetection());
    amount(figures.quantity(known.uncertaintyJoules(), net), known);
    interval(known.grossJoules(), gross, known, false);
    amount(figures.quantity(known.idleWatts(), Unit.WATT), known);
  }

  private void interval(
      Interval interval, Scale scale, EnergyPerInvocation energy, boolean belowDetection) {
    html.open("td").element("b", figures.value(interval, scale));
    Subject.tag(html, energy.quality());
    if (Double.isFinite(interval.value())) {
      html.element("span", figures.range(interval, scale), "class", "range");
    }
    if (belowDetection) {
      html.element("span", "below detection", "class", "label");
    }
    html.close("td");
  }

  private void amount(String text, EnergyPerInvocation energy) {
    html.open("td").text(text);
    Subject.tag(html, energy.quality());
    html.close("td");
  }

  private void quantile(Latency latency, double level) {
    Optional<Latency.Quantile> quantile =
        Scales.quantile(latency, level).filter(Latency.Quantile::estimable);
    html.open("td");
    quantile.ifPresentOrElse(
        this::known, () -> html.element("span", "not estimable", "class", "none"));
    html.close("td");
  }

  private void known(Latency.Quantile quantile) {
    html.element("b", figures.value(quantile.seconds(), response));
    html.element("span", figures.range(quantile.seconds(), response), "class", "range");
  }

  private void invocations(CellSummary cell) {
    Outcomes outcomes = cell.calls().outcomes();
    html.open("td").element("b", figures.count(outcomes.sent()));
    html.element("span", figures.count(outcomes.failed()) + " failed", "class", "range");
    if (outcomes.accepted() > 0) {
      html.element("span", figures.count(outcomes.accepted()) + " accepted", "class", "range");
    }
    html.element("span", figures.count(outcomes.dropped()) + " dropped", "class", "range");
    html.close("td");
  }
}
