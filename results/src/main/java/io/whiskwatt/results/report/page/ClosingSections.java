package io.whiskwatt.results.report.page;

import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.store.RunFolder;
import java.util.List;
import java.util.Map;

/** The last part of the page: what it ran on, the files of the run, and how to go on with them. */
final class ClosingSections {
  private ClosingSections() {}

  static void write(Html html, Subject subject) {
    environment(html, subject.comparison().environment());
    files(html);
  }

  private static void environment(Html html, Map<String, Map<String, String>> environment) {
    html.open("section", "id", "environment", "aria-labelledby", "environment-title");
    html.element("h2", "Environment", "id", "environment-title");
    if (environment.isEmpty()) {
      html.element("p", "Nothing was recorded.");
    }
    html.open("div", "class", "environment");
    environment.forEach((section, facts) -> facts(html, section, facts));
    html.close("div").close("section");
  }

  private static void facts(Html html, String section, Map<String, String> facts) {
    DataTable table = DataTable.open(html, section, List.of("What", "Value"));
    facts.forEach((name, value) -> table.row(name, List.of(value)));
    table.close();
  }

  private static void files(Html html) {
    html.open("section", "id", "files", "aria-labelledby", "files-title", "class", "prose");
    html.element("h2", "Files and further analysis", "id", "files-title");
    html.element(
        "p", "This page was made from the files that lie beside it; nothing else went into it.");
    DataTable.open(html, "Files of this run", List.of("File", "Holds"))
        .row(RunFolder.STUDY, List.of("the study as it was run"))
        .row(RunFolder.ENVIRONMENT, List.of("machines, kernels, versions, energy sources"))
        .row(RunFolder.TRIALS, List.of("one line for each step that was carried out"))
        .row(RunFolder.INVOCATIONS, List.of("one row for each invocation"))
        .row(RunFolder.LATENCY, List.of("response times as HdrHistogram log"))
        .row(RunFolder.ENERGY, List.of("energy counters as they were read"))
        .row(RunFolder.CLOCK, List.of("clock comparisons with the machines"))
        .row(RunFolder.USAGE, List.of("what machines and groups of processes used"))
        .row(RunFolder.SUMMARY, List.of("the figures of this page"))
        .close();
    html.element("p", "To analyse them again, with this folder in place of DIR:");
    html.element("pre", "java -jar benchmarks.jar report DIR", "tabindex", "0");
    html.element("p", "To read every invocation with pandas:");
    html.open("pre", "tabindex", "0");
    html.trusted("import pandas\n")
        .text("calls = pandas.read_csv(\"" + RunFolder.INVOCATIONS + "\")");
    html.close("pre");
    html.close("section");
  }
}
