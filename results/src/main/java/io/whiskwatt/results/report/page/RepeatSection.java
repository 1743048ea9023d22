package io.whiskwatt.results.report.page;

import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.store.RunFolder;
import io.whiskwatt.results.store.RunOrigin;
import java.util.List;

/** How to measure the same again: the command, the study file, and what tells runs apart. */
final class RepeatSection {
  private RepeatSection() {}

  static void write(Html html, Subject subject) {
    RunOrigin origin = subject.comparison().origin();
    html.open("section", "id", "repeat", "aria-labelledby", "repeat-title", "class", "prose");
    html.element("h2", "How to reproduce", "id", "repeat-title");
    html.element(
        "p",
        "The study file below is the whole recipe; it holds no secret. With the same seed, orders"
            + " and arrivals are the same again. Machines, and what else they do, are not: that is"
            + " what intervals are for.");
    html.element("pre", "java -jar benchmarks.jar run " + RunFolder.STUDY, "tabindex", "0");
    facts(html, origin);
    origin.study().ifPresent(study -> study(html, study));
    html.close("section");
  }

  private static void facts(Html html, RunOrigin origin) {
    DataTable table =
        DataTable.open(html, "What tells this run from every other", List.of("What", "Value"));
    table.row("Seed", List.of(Long.toString(origin.seed())));
    origin.version().ifPresent(version -> table.row("WhiskWatt", List.of(version)));
    java(origin, table);
    if (!origin.folder().isEmpty()) {
      table.row("Results folder", List.of(origin.folder()));
    }
    origin
        .fingerprint()
        .ifPresent(print -> table.row("SHA-256 of " + RunFolder.TRIALS, List.of(print)));
    table.close();
  }

  private static void java(RunOrigin origin, DataTable table) {
    String version = origin.tool().getOrDefault("java.version", "");
    if (!version.isEmpty()) {
      table.row("Java", List.of(version));
    }
  }

  /** Its own lines, each escaped. */
  private static void study(Html html, String study) {
    html.open("details").element("summary", RunFolder.STUDY + ", as it was run");
    html.open("pre", "tabindex", "0", "aria-label", RunFolder.STUDY);
    study.lines().forEach(line -> html.text(line).trusted("\n"));
    html.close("pre").close("details");
  }
}
