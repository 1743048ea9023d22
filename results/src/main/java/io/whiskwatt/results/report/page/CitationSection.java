package io.whiskwatt.results.report.page;

import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.store.RunOrigin;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** How to cite the run, in words and as BibTeX. */
final class CitationSection {
  private static final int FINGERPRINT_SHOWN = 16;

  private CitationSection() {}

  static void write(Html html, Subject subject) {
    html.open("section", "id", "cite", "aria-labelledby", "cite-title", "class", "prose");
    html.element("h2", "How to cite", "id", "cite-title");
    html.element("p", words(subject));
    html.element("p", "For LaTeX; put your name where it says author:");
    html.open("pre", "tabindex", "0", "aria-label", "BibTeX entry");
    bibtex(html, subject);
    html.close("pre").close("section");
  }

  private static String words(Subject subject) {
    RunOrigin origin = subject.comparison().origin();
    return "\u201c"
        + subject.comparison().study()
        + "\u201d, a study measured with WhiskWatt "
        + version(origin)
        + " on "
        + date(subject)
        + ", "
        + subject.comparison().blocksComplete()
        + " blocks, design level "
        + subject.comparison().level()
        + origin.fingerprint().map(print -> ", run " + shortened(print)).orElse("")
        + ".";
  }

  private static void bibtex(Html html, Subject subject) {
    RunOrigin origin = subject.comparison().origin();
    String key = key(subject.comparison().study()) + date(subject).getYear();
    line(html, "@misc{" + key + ",");
    line(html, "  author = {},");
    line(html, "  title = {" + braced(subject.comparison().study()) + "},");
    line(html, "  howpublished = {Measured with WhiskWatt " + braced(version(origin)) + "},");
    line(html, "  year = {" + date(subject).getYear() + "},");
    line(html, "  note = {Started " + date(subject) + note(subject, origin) + "}");
    line(html, "}");
  }

  private static String note(Subject subject, RunOrigin origin) {
    return "; design level "
        + subject.comparison().level()
        + "; "
        + subject.comparison().blocksComplete()
        + " blocks; seed "
        + origin.seed()
        + origin.fingerprint().map(print -> "; SHA-256 of trials.jsonl " + print).orElse("");
  }

  private static void line(Html html, String text) {
    html.text(text).trusted("\n");
  }

  private static String version(RunOrigin origin) {
    return origin.version().orElse("of unknown version");
  }

  private static LocalDate date(Subject subject) {
    return subject.comparison().started().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static String shortened(String fingerprint) {
    return fingerprint.substring(0, Math.min(FINGERPRINT_SHOWN, fingerprint.length()));
  }

  private static String key(String study) {
    String plain =
        Normalizer.normalize(study, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]", "");
    return plain.isEmpty() ? "whiskwatt" : plain;
  }

  /** What BibTeX hands to LaTeX: its special characters lose their meaning. */
  private static String braced(String text) {
    return CellNames.clean(text)
        .replace("\\", "\\textbackslash ")
        .replaceAll("[{}]", "")
        .replaceAll("([&%$#_])", "\\\\$1")
        .replace("~", "\\textasciitilde ")
        .replace("^", "\\textasciicircum ");
  }
}
