package io.whiskwatt.results.report.page;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.CellUsage;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.GroupPart;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.figures.UsageWords;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the machines did: who kept the processors busy, net energy attributed by that, the memory of
 * a sandbox, and the state of the machines.
 */
final class UsageSection {
  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final Map<CellSummary, CellUsage> cells = new LinkedHashMap<>();

  private UsageSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    subject
        .comparison()
        .cells()
        .forEach(
            cell ->
                subject.comparison().usage(cell.id()).ifPresent(usage -> cells.put(cell, usage)));
  }

  /** Writes nothing where nobody looked at the machines. */
  static void write(Html html, Subject subject) {
    UsageSection section = new UsageSection(html, subject);
    if (!section.cells.isEmpty()) {
      section.section();
    }
  }

  private void section() {
    html.open("section", "id", "usage", "aria-labelledby", "usage-title");
    html.element("h2", "What the machines did", "id", "usage-title");
    html.element("p", UsageWords.MEANING, "class", "lead");
    boolean attributed = cells.values().stream().anyMatch(usage -> usage.attributed() > 0);
    html.element("h3", attributed ? energyTitle() : "CPU time per invocation");
    bars(attributed);
    html.element("p", UsageWords.GENERATOR, "class", "lead");
    groups();
    machines();
    html.close("section");
  }

  private String energyTitle() {
    return "Net energy per invocation, attribution by CPU share"
        + EnergyWords.suffix(subject.quality());
  }

  private void bars(boolean energy) {
    html.open("figure", "class", "rows stages").open("p", "class", "key");
    Arrays.stream(GroupPart.values()).forEach(this::key);
    html.close("p");
    for (StartKind start : StartKind.values()) {
      Map<CellSummary, CellUsage> shown = new LinkedHashMap<>();
      cells.forEach(
          (cell, usage) -> {
            if (cell.start() == start && (!energy || usage.attributed() > 0)) {
              shown.put(cell, usage);
            }
          });
      if (!shown.isEmpty()) {
        group(shown, energy);
      }
    }
    html.close("figure");
  }

  private void key(GroupPart part) {
    html.open("span").open("svg", "width", "14", "height", "14", "aria-hidden", "true");
    html.empty("rect", "class", colour(part), "width", "14", "height", "14", "rx", "2");
    html.close("svg").text(" " + part.words()).close("span").text(" ");
  }

  private static String colour(GroupPart part) {
    return "stage "
        + switch (part) {
          case FUNCTION -> "s3";
          case ISOLATION -> "s1";
          case PLATFORM -> "s2";
          case OTHER -> "s0";
        };
  }

  /** Bars of one kind of start share a scale. */
  private void group(Map<CellSummary, CellUsage> shown, boolean energy) {
    Unit unit = energy ? Unit.JOULE : Unit.SECOND;
    double longest =
        shown.values().stream().mapToDouble(usage -> drawn(usage, energy)).max().orElse(0);
    double[] totals = shown.values().stream().mapToDouble(usage -> total(usage, energy)).toArray();
    Axis axis = Axis.ofAmounts(0, longest);
    Scale scale = Scale.shared(unit, totals);
    shown.forEach((cell, usage) -> row(cell, usage, energy, axis, scale));
    axis(axis, scale);
  }

  private static double value(CellUsage usage, GroupPart part, boolean energy) {
    return energy ? part.joules(usage) : part.cpuSeconds(usage);
  }

  private static double total(CellUsage usage, boolean energy) {
    return energy ? usage.joules() : usage.cpuSeconds();
  }

  /** A part below zero has no length to draw. */
  private static double drawn(CellUsage usage, boolean energy) {
    return Arrays.stream(GroupPart.values())
        .mapToDouble(part -> Math.max(0, value(usage, part, energy)))
        .sum();
  }

  private void row(CellSummary cell, CellUsage usage, boolean energy, Axis axis, Scale scale) {
    html.open("div", "class", "row").element("span", subject.names().of(cell), "class", "row-name");
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
        description(cell, usage, energy, scale));
    double from = 0;
    for (GroupPart part : GroupPart.values()) {
      double to = from + Math.max(0, value(usage, part, energy));
      rectangle(part, axis.percent(from), axis.percent(to));
      from = to;
    }
    html.close("svg").open("span", "class", "row-value");
    html.element("b", figures.quantity(total(usage, energy), scale));
    html.element("span", sum(usage, energy, scale), "class", "range");
    html.close("span").close("div");
  }

  private void rectangle(GroupPart part, double from, double to) {
    if (to > from) {
      html.empty(
          "rect",
          "class",
          colour(part),
          "x",
          Axis.percentText(from),
          "y",
          "5",
          "width",
          Axis.percentText(to - from),
          "height",
          "20");
    }
  }

  /** The parts in their order, without a unit. */
  private String sum(CellUsage usage, boolean energy, Scale scale) {
    return Arrays.stream(GroupPart.values())
        .map(part -> UsageWords.shown(value(usage, part, energy), total(usage, energy)))
        .map(scale::apply)
        .map(part -> part < 0 ? "(" + figures.number(part) + ")" : figures.number(part))
        .collect(Collectors.joining(" + "));
  }

  private String description(CellSummary cell, CellUsage usage, boolean energy, Scale scale) {
    String parts =
        Arrays.stream(GroupPart.values())
            .map(
                part ->
                    part.words()
                        + " "
                        + figures.quantity(
                            UsageWords.shown(value(usage, part, energy), total(usage, energy)),
                            scale))
            .collect(Collectors.joining(", "));
    return subject.names().of(cell)
        + ": "
        + figures.quantity(total(usage, energy), scale)
        + " per invocation, of which "
        + parts;
  }

  private void axis(Axis axis, Scale scale) {
    Axis scaled = new Axis(scale.apply(axis.low()), scale.apply(axis.high()), false);
    html.open("div", "class", "row axis", "aria-hidden", "true")
        .element("span", "", "class", "row-name");
    html.open("svg", "class", "strip", "width", "100%", "height", "20");
    scaled
        .ticks(figures)
        .forEach(
            tick -> html.element("text", tick.label(), "x", scaled.x(tick.value()), "y", "14"));
    html.close("svg");
    html.element("span", scale.symbol(figures.notation()), "class", "row-value").close("div");
  }

  private void groups() {
    html.open("details", "class", "numbers", "open", "open");
    html.element("summary", "Numbers by group of processes");
    cells.forEach(this::groups);
    html.close("details");
  }

  private void groups(CellSummary cell, CellUsage usage) {
    DataTable table =
        DataTable.open(
            html,
            subject.names().of(cell) + ", per invocation and per sandbox",
            List.of(
                "Group",
                "CPU time per invocation",
                "Net energy per invocation (attribution"
                    + (EnergyWords.label(subject.quality()).isEmpty()
                        ? ""
                        : ", " + EnergyWords.label(subject.quality()))
                    + ")",
                "Memory of a sandbox, idle",
                "Memory of a sandbox, busy"));
    for (CellUsage.Row row : usage.rows()) {
      table.row(
          UsageWords.of(row.group()),
          List.of(
              figures.interval(row.cpuSeconds(), Scale.of(Unit.SECOND, row.cpuSeconds().value())),
              joules(UsageWords.shown(row.joules(), usage.joules())),
              bytes(row.idleBytes(), row.group()),
              bytes(row.busyBytes(), row.group())));
    }
    table.row(
        "all",
        List.of(
            figures.quantity(usage.cpuSeconds(), Unit.SECOND),
            joules(usage.joules()),
            bytes(usage.idleBytes()),
            bytes(usage.busyBytes())));
    table.close();
  }

  private String joules(double joules) {
    return Double.isFinite(joules) ? figures.quantity(joules, Unit.JOULE) : Figures.UNKNOWN;
  }

  private String bytes(double bytes, ProcessGroup group) {
    return UsageWords.isPartOfSandbox(group) ? bytes(bytes) : "\u2013";
  }

  private String bytes(double bytes) {
    return Double.isFinite(bytes) ? figures.quantity(bytes, Unit.BYTE) : Figures.UNKNOWN;
  }

  private void machines() {
    DataTable table =
        DataTable.open(
            html,
            "State of the machines in the windows of each cell",
            List.of(
                "Cell",
                "Processors busy",
                "CPU time stolen",
                "Frequency",
                "Temperature",
                "Trials"));
    cells.forEach(
        (cell, usage) ->
            table.row(
                subject.names().of(cell),
                List.of(
                    figures.number(usage.busyProcessors()),
                    figures.percent(usage.stealShare()),
                    UsageWords.frequency(usage, figures),
                    UsageWords.temperature(usage, figures),
                    Integer.toString(usage.trials()))));
    table.close();
  }
}
