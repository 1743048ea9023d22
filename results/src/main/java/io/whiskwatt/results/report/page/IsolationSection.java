package io.whiskwatt.results.report.page;

import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.results.compare.IsolationFinding;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was claimed of each platform's isolation, and what was seen on each worker. */
final class IsolationSection {
  private final Html html;

  private IsolationSection(Html html) {
    this.html = html;
  }

  /** Writes nothing where no platform was probed. */
  static void write(Html html, Subject subject) {
    if (!subject.comparison().isolation().isEmpty()) {
      new IsolationSection(html).section(subject.comparison().isolation());
    }
  }

  private void section(List<IsolationFinding> findings) {
    html.open("section", "id", "isolation", "aria-labelledby", "isolation-title");
    html.element("h2", "Proof of isolation", "id", "isolation-title");
    html.element(
        "p",
        "Before anything is measured, a probe runs in a sandbox on each worker and says what it"
            + " sees; the worker says the same of itself. What the study claims is weighed by both.",
        "class",
        "lead");
    html.open("div", "class", "proofs");
    findings.forEach(this::finding);
    html.close("div").close("section");
  }

  private void finding(IsolationFinding finding) {
    html.open("div", "class", "proof");
    html.element("h3", finding.platform());
    html.open("p", "class", "proof-verdict").element("b", words(finding));
    html.text(claim(finding)).close("p");
    if (!finding.evidence().isEmpty()) {
      html.open("ul");
      finding.evidence().forEach(line -> html.element("li", line));
      html.close("ul");
    }
    finding.workers().forEach(this::worker);
    if (!finding.unseen().isEmpty()) {
      html.element(
          "p",
          "No sandbox was seen on " + String.join(", ", finding.unseen()) + ".",
          "class",
          "none");
    }
    html.close("div");
  }

  private void worker(IsolationFinding.Worker worker) {
    DataTable table =
        DataTable.open(
            html,
            worker.name() + ": " + words(worker.proof().verdict()),
            List.of("Fact", "In the sandbox", "On the worker"));
    for (Map.Entry<String, IsolationFinding.Sides> fact : worker.facts().entrySet()) {
      table.row(fact.getKey(), List.of(fact.getValue().inside(), fact.getValue().outside()));
    }
    table.close();
  }

  private static String words(IsolationFinding finding) {
    return finding.claim().isEmpty() ? "Nothing was claimed" : capital(words(finding.verdict()));
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String words(IsolationProof.Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> "proven";
      case REFUTED -> "refuted";
      case NOT_PROVEN -> "not proven";
    };
  }

  private static String claim(IsolationFinding finding) {
    return finding.claim().isEmpty()
        ? "."
        : finding.claim().entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", ", ": ", "."));
  }
}
