package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;

/** Comparisons on each machine. */
final class NodeSection {
  private final Html html;
  private final Subject subject;
  private final Estimates estimates;

  NodeSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.estimates = new Estimates(subject.figures());
  }

  void section(List<NodeRatios> all) {
    html.open("section", "id", "nodes", "aria-labelledby", "nodes-title");
    html.element("h2", "Is it the same on every machine?", "id", "nodes-title");
    html.element(
        "p",
        "Here each machine is one observation, and not each block: its invocations on both sides,"
            + " and its energy. The interval over machines is wide when they are few, and says for"
            + " machines like these what the verdict says for these machines.",
        "class",
        "lead");
    all.forEach(this::comparison);
    html.close("section");
  }

  private void comparison(NodeRatios ratios) {
    String title =
        subject.names().of(ratios.otherCell())
            + " against "
            + subject.names().of(ratios.baselineCell());
    html.element("h3", title);
    DataTable table =
        DataTable.open(
            html,
            "Ratio of net energy per invocation by machine, " + title,
            List.of("Machine", "Ratio", "Blocks"));
    ratios
        .nodes()
        .forEach(
            node ->
                table.row(
                    CellNames.clean(node.name()),
                    List.of(
                        subject.figures().number(node.ratio()), Integer.toString(node.blocks()))));
    table.row(
        "Over machines, 95\u00a0% interval",
        List.of(estimates.text(ratios.overNodes(), Unit.ONE), ""));
    table.close();
  }
}
