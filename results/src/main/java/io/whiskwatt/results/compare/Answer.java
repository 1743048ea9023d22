package io.whiskwatt.results.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The study's answer in one or two sentences. */
final class Answer {
  private Answer() {}

  static String of(List<Contrast> contrasts) {
    List<Contrast> primary = contrasts.stream().filter(Contrast::primary).toList();
    List<Contrast> shown = primary.isEmpty() ? contrasts : primary;
    if (shown.isEmpty()) {
      return "There is nothing to compare yet: no two cells that belong together were measured.";
    }
    boolean times =
        contrasts.stream().allMatch(each -> each.metric().equals(ResponseContrast.METRIC));
    String lead =
        primary.isEmpty() && times ? "Nothing is said about energy: no source could be read. " : "";
    return lead + (shown.size() <= 2 ? each(shown) : counted(shown));
  }

  private static String each(List<Contrast> contrasts) {
    return contrasts.stream().map(Answer::brief).collect(Collectors.joining(" "));
  }

  /** A verdict in its sentence; that there is none without the reasons, which stand beside it. */
  private static String brief(Contrast contrast) {
    return switch (contrast.verdict()) {
      case MORE, LESS, MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN, EQUIVALENT -> contrast.sentence();
      case INCONCLUSIVE -> "Inconclusive: " + cells(contrast);
      case NONE -> "No verdict: " + cells(contrast);
    };
  }

  private static String cells(Contrast contrast) {
    return contrast.otherCell() + " against " + contrast.baselineCell() + ".";
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
