package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.report.beyond.BeyondSections;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.markup.ChartData;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole page. */
public final class ReportPage {
  private ReportPage() {}

  /** The page as one HTML text that needs nothing else. */
  public static String of(Comparison comparison) {
    Assets assets = Assets.load();
    Subject subject = Subject.of(comparison);
    Html html = new Html().trusted("<!DOCTYPE html>").open("html", "lang", "en");
    head(html, comparison, assets);
    html.open("body", "class", subject.isLarge() ? "large" : "small");
    html.element("a", "Skip to the verdicts", "class", "skip", "href", "#verdicts");
    HeadSection.write(html, subject);
    String json = body(html, subject);
    html.open("footer").element("p", "Made by WhiskWatt. This page loads nothing from anywhere.");
    html.close("footer");
    html.open("script", "type", "application/json", "id", "data").trusted(json).close("script");
    html.open("script").trusted(assets.script()).close("script");
    return html.close("body").close("html").toString();
  }

  private static void head(Html html, Comparison comparison, Assets assets) {
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", assets.policy());
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.empty("link", "rel", "icon", "href", "data:,");
    html.element("title", comparison.study() + ", WhiskWatt" + title(comparison));
    html.open("style").trusted(assets.style()).close("style");
    html.close("head");
  }

  private static String title(Comparison comparison) {
    String label = EnergyWords.label(comparison.quality());
    return switch (comparison.quality()) {
      case MEASURED -> "";
      case MODELLED, SIMULATED -> " (energy " + label + ")";
      case NONE -> " (" + label + ")";
    };
  }

  /** Writes the sections and returns what the script draws in them. */
  private static String body(Html html, Subject subject) {
    ChartData data = new ChartData();
    Html sections = new Html();
    VerdictSection.write(sections, subject);
    CellSection.write(sections, subject);
    EnergySection.write(sections, subject);
    BeyondSections.writeEnergy(sections, subject);
    LatencySection.write(sections, subject, data);
    RateSection.write(sections, subject);
    MixSection.write(sections, subject);
    BeyondSections.writeMixes(sections, subject);
    OutcomeSection.write(sections, subject);
    StartSection.write(sections, subject);
    StageSection.write(sections, subject);
    UsageSection.write(sections, subject);
    BlockSection.write(sections, subject);
    BeyondSections.writeNodes(sections, subject);
    PowerSection.write(sections, subject, data);
    BeyondSections.writeSteadiness(sections, subject);
    CheckSection.write(sections, subject);
    MethodSection.write(sections, subject);
    IsolationSection.write(sections, subject);
    ClosingSections.write(sections, subject);
    CitationSection.write(sections, subject);
    RepeatSection.write(sections, subject);
    String written = sections.toString();
    contents(html, written);
    html.open("main").trusted(written).close("main");
    return data.json();
  }

  private static void contents(Html html, String written) {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("verdicts", "Verdicts");
    titles.put("cells", "Cells");
    titles.put("energy", "Energy");
    titles.put("start-cost", "Cold start cost");
    titles.put("balance", "Where energy went");
    titles.put("footprint", "Energy and time");
    titles.put("response", "Response time");
    titles.put("rates", "Highest rate");
    titles.put("mixes", "Mixes");
    titles.put("mix-energy", "Mix energy");
    titles.put("outcomes", "Outcomes");
    titles.put("starts", "Starts");
    titles.put("stages", "Stages");
    titles.put("usage", "Machines");
    titles.put("blocks", "Blocks");
    titles.put("nodes", "Each machine");
    titles.put("power", "Power");
    titles.put("steadiness", "Steadiness");
    titles.put("check", "Cross-check");
    titles.put("method", "Method");
    titles.put("isolation", "Isolation");
    titles.put("environment", "Environment");
    titles.put("files", "Files");
    titles.put("cite", "How to cite");
    titles.put("repeat", "How to reproduce");
    html.open("nav", "aria-label", "Contents", "class", "contents").open("ul");
    titles.forEach(
        (id, title) -> {
          if (written.contains("<section id=\"" + id + "\"")) {
            html.open("li").element("a", title, "href", "#" + id).close("li");
          }
        });
    html.close("ul").close("nav");
  }
}
