package io.whiskwatt.results.compare;

import io.whiskwatt.results.store.StudyFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The study's answer in one or two sentences. */
final class Answer {
  private Answer() {}

  /**
   * The answer.
   *
   * @param cells of the run, among them those that are compared
   */
  static String of(List<Contrast> contrasts, List<StudyFacts.PlannedCell> cells) {
    List<Contrast> primary = contrasts.stream().filter(Contrast::primary).toList();
    List<Contrast> shown = primary.isEmpty() ? contrasts : primary;
    if (shown.isEmpty()) {
      return "There is nothing to compare yet: no two cells that belong together were measured.";
    }
    boolean times =
        contrasts.stream().allMatch(each -> each.metric().equals(ResponseContrast.METRIC));
    String lead =
        primary.isEmpty() && times ? "Nothing is said about energy: no source could be read. " : "";
    return lead + (shown.size() <= 2 ? each(shown, cells) : counted(shown));
  }

  private static String each(List<Contrast> contrasts, List<StudyFacts.PlannedCell> cells) {
    return contrasts.stream()
        .map(contrast -> brief(contrast, cells))
        .collect(Collectors.joining(" "));
  }

  /** A verdict in its sentence; that there is none without the reasons, which stand beside it. */
  private static String brief(Contrast contrast, List<StudyFacts.PlannedCell> cells) {
    return switch (contrast.verdict()) {
      case MORE, LESS, MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN, EQUIVALENT -> contrast.sentence();
      case INCONCLUSIVE ->
          "No conclusion on " + contrast.metric() + ": " + subject(contrast, cells);
      case NONE -> "No verdict on " + contrast.metric() + ": " + subject(contrast, cells);
    };
  }

  /** {@code a cold start of hello@256MB on runc against one on process.} */
  private static String subject(Contrast contrast, List<StudyFacts.PlannedCell> cells) {
    Optional<StudyFacts.PlannedCell> baseline = cell(contrast.baselineCell(), cells);
    return cell(contrast.otherCell(), cells)
            .flatMap(
                other ->
                    baseline.map(base -> Words.subject(other) + " against " + base(other, base)))
            .orElseGet(() -> contrast.otherCell() + " against " + contrast.baselineCell())
        + ".";
  }

  private static String base(StudyFacts.PlannedCell other, StudyFacts.PlannedCell base) {
    return other.start() == base.start() ? "one on " + base.platform() : Words.subject(base);
  }

  private static Optional<StudyFacts.PlannedCell> cell(
      String id, List<StudyFacts.PlannedCell> cells) {
    return cells.stream().filter(cell -> cell.id().equals(id)).findFirst();
  }

  private static String counted(List<Contrast> contrasts) {
    List<String> counts =
        Arrays.stream(Verdict.values())
            .map(verdict -> count(contrasts, verdict))
            .filter(text -> !text.isEmpty())
            .toList();
    return "Of "
        + contrasts.size()
        + " comparisons: "
        + String.join(", ", counts)
        + ". "
        + extremes(contrasts);
  }

  private static String count(List<Contrast> contrasts, Verdict verdict) {
    long count = contrasts.stream().filter(contrast -> contrast.verdict() == verdict).count();
    return count == 0 ? "" : count + " " + verdict.words();
  }

  /** The comparison that says the most. */
  private static String extremes(List<Contrast> contrasts) {
    return contrasts.stream()
        .filter(
            contrast -> contrast.verdict() == Verdict.MORE || contrast.verdict() == Verdict.LESS)
        .max((a, b) -> Double.compare(size(a), size(b)))
        .map(contrast -> "The largest difference: " + contrast.sentence())
        .orElse("");
  }

  private static double size(Contrast contrast) {
    double value = contrast.ratio().value();
    return value > 0 ? Math.abs(Math.log(value)) : 0;
  }
}
