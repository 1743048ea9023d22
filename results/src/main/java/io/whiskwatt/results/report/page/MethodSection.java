package io.whiskwatt.results.report.page;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.VerdictWords;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;

/** How the numbers came about, and what the words mean, for readers who do not measure. */
final class MethodSection {
  private MethodSection() {}

  static void write(Html html, Subject subject) {
    html.open("section", "id", "method", "aria-labelledby", "method-title", "class", "prose");
    html.element("h2", "How this was measured", "id", "method-title");
    html.element(
        "p",
        "Each cell was measured again and again, in blocks. A block holds one trial of every cell"
            + " and windows in which nothing ran. The order within a block is random, so that a"
            + " machine that warms up or slows down treats all sides alike. The block is what counts"
            + " as one observation: a thousand invocations in one window are still one look at the"
            + " machine.");
    html.element("p", energy(subject.quality()));
    html.element(
        "p",
        "Response times start at the moment an invocation was due, not when it was sent: a platform"
            + " that cannot keep up shows it, and cannot hide its queue. Failed invocations are"
            + " counted, never left out.");
    html.element("p", decisions(subject));
    glossary(html, subject.figures(), subject.comparison().equivalenceMargin());
    html.close("section");
  }

  private static String energy(Quality quality) {
    String net =
        " From what a window took, the idle power of the windows around it is taken off; what is"
            + " left, divided by all invocations of the window, is net energy per invocation. It may"
            + " be negative when it is smaller than the noise; such values are kept, because leaving"
            + " them out would shift the mean.";
    return switch (quality) {
      case MEASURED ->
          "Energy comes from counters in the processor (RAPL or the source named below)." + net;
      case MODELLED ->
          "No energy counter could be read. Energy is modelled instead: idle power plus a share of"
              + " busy power by CPU time. It ranks how busy the machine was and must not be read as"
              + " what it drew, nor be compared with measured numbers."
              + net;
      case SIMULATED -> "Energy was made up by a simulated source, for tests." + net;
      case NONE -> "There was no energy source; only times were recorded.";
    };
  }

  private static String decisions(Subject subject) {
    double alpha = VerdictWords.alpha(subject.comparison());
    return "Two questions are asked of each ratio. Does its "
        + VerdictWords.confidence(1 - alpha, subject.figures())
        + " interval leave out 1? Then one side takes more. Does its "
        + VerdictWords.confidence(1 - 2 * alpha, subject.figures())
        + " interval lie within the margin of \u00b1"
        + subject.figures().percent(subject.comparison().equivalenceMargin())
        + "? Then both are equivalent for practical purposes. Neither: inconclusive, which is not"
        + " the same as equal. Where several comparisons decide, verdicts are made stricter (Holm)"
        + " so that their number does not breed false ones. Intervals of energy ratios follow Fieller,"
        + " which stays honest when the divisor is close to zero; an interval may then have no end.";
  }

  private static void glossary(Html html, Figures figures, double margin) {
    html.element("h3", "Words").open("dl", "class", "glossary");
    word(html, "Cell", "one platform \u00d7 workload \u00d7 kind of start \u00d7 load.");
    word(html, "Trial", "one measured window of one cell.");
    word(
        html, "Block", "one trial of every cell, with its idle windows; the unit that is counted.");
    word(
        html,
        "Cold start",
        "the invocation had to wait for a new sandbox and for its code to load.");
    word(
        html,
        "Prewarmed start",
        "a sandbox without code was waiting; only the code had to be loaded.");
    word(html, "Warm start", "a sandbox that already held the code ran it again.");
    word(html, "Paused start", "a warm sandbox had been paused, and was woken first.");
    word(
        html,
        "Accepted",
        "the platform's longest wait ended before the function did: the reply says so (202) and no"
            + " more. No failure, but its response time is only known to be longer than all others.");
    word(
        html, "Gross energy", "all energy of the machines in the window, the idle share included.");
    word(html, "Idle power", "what the machines draw while nothing is invoked.");
    word(html, "Net energy", "gross energy less idle power times the length of the window.");
    word(
        html,
        "Attribution",
        "net energy shared out among groups of processes by the CPU time they used above idle; no"
            + " counter measures a process.");
    word(html, "u", "standard uncertainty of the net energy of one trial, per invocation.");
    word(
        html,
        "Below detection",
        "net energy under 1.65 u: too small to be told from nothing in one trial. A label; the value stays.");
    word(html, "p50, p90, p99", "the time that 50, 90 or 99 of 100 invocations stayed within.");
    word(
        html,
        "95\u00a0% interval",
        "made by a rule that holds the true value in 95 of 100 such studies.");
    word(
        html,
        "Equivalent",
        "the ratio lies within \u00b1"
            + figures.percent(margin)
            + ", as far as the data can tell.");
    word(
        html,
        "Void, limits, note",
        "conditions found in the run: void forbids a verdict, limits narrows what it holds for, a note is worth knowing.");
    word(
        html,
        "Design L1 to L4",
        "how machines and platforms are tied: L1 both on the same machines, L2 two clusters that swap, L3 two clusters calibrated against each other, L4 two different systems.");
    html.close("dl");
  }

  private static void word(Html html, String word, String meaning) {
    html.open("div").element("dt", word).element("dd", meaning).close("div");
  }
}
