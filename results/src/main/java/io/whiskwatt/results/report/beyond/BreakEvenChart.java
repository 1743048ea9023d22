package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.KeepAlive;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Marker;
import io.whiskwatt.results.report.markup.PlotBox;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Energy of a waiting sandbox over its idle time, against that of a new cold start. */
final class BreakEvenChart {
  private static final Scale SECONDS = new Scale(Unit.SECOND, 0);

  private final Html html;
  private final Figures figures;
  private final Estimates estimates;
  private final String suffix;

  BreakEvenChart(Html html, Subject subject, Estimates estimates) {
    this.html = html;
    this.figures = subject.figures();
    this.estimates = estimates;
    this.suffix = EnergyWords.suffix(subject.quality());
  }

  void write(String name, Estimate cold, KeepAlive kept) {
    Axis across = Axis.ofAmounts(0, seconds(kept).max().orElse(1));
    Axis up = Axis.ofAmounts(energies(cold, kept));
    html.open("figure", "class", "plot breakeven");
    html.element("figcaption", "Keep it waiting, or start anew" + suffix + ": " + name);
    key();
    PlotBox box = PlotBox.open(html, 220, description(name, cold, kept));
    Scale joules = Scale.of(Unit.JOULE, up.high());
    box.above("energy, " + joules.symbol(figures.notation()));
    box.rungs(up, joules, figures);
    box.columns(across, SECONDS, figures);
    marks(box, across, up, cold, kept);
    box.below("idle time until the next invocation, s");
    box.close();
    table(name, cold, kept);
    html.close("figure");
  }

  private static DoubleStream seconds(KeepAlive kept) {
    return kept.curve().stream().mapToDouble(KeepAlive.Point::idleSeconds);
  }

  private static double[] energies(Estimate cold, KeepAlive kept) {
    return DoubleStream.concat(
            DoubleStream.of(0, cold.value(), cold.low(), cold.high()),
            kept.curve().stream()
                .flatMapToDouble(
                    point ->
                        DoubleStream.of(
                            point.keptJoules().value(),
                            point.keptJoules().low(),
                            point.keptJoules().high())))
        .toArray();
  }

  private void marks(PlotBox box, Axis across, Axis up, Estimate cold, KeepAlive kept) {
    box.area("band", across, up, corners(kept));
    if (cold.bounded()) {
      box.stripe("cold", up, cold.low(), cold.high());
    }
    box.level("cold", up, cold.value());
    box.line("kept", across, up, points(kept, point -> point.keptJoules().value()));
    Estimate even = kept.breakEvenSeconds();
    if (Double.isFinite(even.low()) && across.contains(even.low())) {
      box.pillar("even", across, even.low(), even.high());
    }
    if (Double.isFinite(even.value()) && across.contains(even.value())) {
      box.upright("even", across, even.value());
    }
    for (int at = 0; at < kept.curve().size(); at++) {
      KeepAlive.Point point = kept.curve().get(at);
      html.open("g", "data-at", Integer.toString(at));
      Marker.disc(html, across.x(point.idleSeconds()), up.y(point.keptJoules().value()));
      html.close("g");
    }
  }

  /** There along the upper ends, and back along the lower ones. */
  private static List<double[]> corners(KeepAlive kept) {
    List<double[]> there = points(kept, point -> point.keptJoules().high());
    List<double[]> back = points(kept, point -> point.keptJoules().low());
    List<double[]> corners = new ArrayList<>(there);
    for (int at = back.size() - 1; at >= 0; at--) {
      corners.add(back.get(at));
    }
    return corners;
  }

  private static List<double[]> points(KeepAlive kept, ToDoubleFunction<KeepAlive.Point> joules) {
    return kept.curve().stream()
        .map(point -> new double[] {point.idleSeconds(), joules.applyAsDouble(point)})
        .filter(point -> Double.isFinite(point[1]))
        .toList();
  }

  private void key() {
    html.open("p", "class", "key");
    sample("kept", "a sandbox that waits");
    sample("cold", "a new cold start");
    sample("even", "break-even, its 95\u00a0% interval shaded");
    html.close("p");
  }

  private void sample(String kind, String words) {
    html.open("span").open("svg", "width", "24", "height", "14", "aria-hidden", "true");
    html.empty("line", "class", kind, "x1", "0", "x2", "24", "y1", "7", "y2", "7");
    html.close("svg").text(" " + words).close("span").text(" ");
  }

  private String description(String name, Estimate cold, KeepAlive kept) {
    return name
        + ": a cold start takes "
        + estimates.text(cold, Unit.JOULE)
        + ", a waiting sandbox "
        + estimates.text(kept.wattsPerSandbox(), Unit.WATT)
        + ", break-even at "
        + estimates.text(kept.breakEvenSeconds(), Unit.SECOND);
  }

  private void table(String name, Estimate cold, KeepAlive kept) {
    html.open("details").element("summary", "Numbers of this chart");
    DataTable table =
        DataTable.open(
            html,
            "Energy by idle time" + suffix + ", " + name,
            List.of("Idle time", "Kept waiting", "New cold start"));
    for (KeepAlive.Point point : kept.curve()) {
      table.row(
          figures.quantity(point.idleSeconds(), Unit.SECOND),
          List.of(
              estimates.text(point.keptJoules(), Unit.JOULE), estimates.text(cold, Unit.JOULE)));
    }
    table.close();
    html.close("details");
  }
}
