package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.CheckFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A cross-check in words. */
public final class CheckWords {
  private static final Scale ONE = new Scale(Unit.ONE, 0);

  private CheckWords() {}

  /** {@code kepler beside powercap, runc and kata}. */
  public static String title(CheckFinding finding) {
    return finding.check().key()
        + " beside "
        + finding.counted().key()
        + ", "
        + String.join(" and ", finding.platforms());
  }

  /** {@code W by kepler (modelled)}. */
  public static String axis(CheckFinding.Source source) {
    return "W by " + source.key() + EnergyWords.suffix(source.quality());
  }

  /** The slope with its interval. */
  public static String slope(CheckFinding finding, Figures figures) {
    return figures.interval(finding.slope(), ONE);
  }

  /** The intercept with its interval. */
  public static String intercept(CheckFinding finding, Figures figures) {
    return figures.interval(finding.interceptWatts(), new Scale(Unit.WATT, 0));
  }

  /** The fit and how much went into it. */
  public static String fit(CheckFinding finding, Figures figures) {
    return "Slope "
        + slope(finding, figures)
        + ", intercept "
        + intercept(finding, figures)
        + ", r² "
        + figures.number(finding.squared())
        + "; "
        + finding.points().size()
        + " windows seen by both, "
        + finding.lost()
        + " not known to one of them.";
  }

  /** Where a source is read. */
  public static String provenance(CheckFinding.Source source) {
    return source.key() + ": " + source.provenance() + ".";
  }

  /** What each of the two is, by name: the source that counts first. */
  public static Map<String, List<String>> facts(CheckFinding finding, Figures figures) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    both(facts, "Quality", finding, source -> source.quality().key());
    both(facts, "Sum of", finding, source -> String.join(" + ", source.domains()));
    both(facts, "Read every", finding, source -> span(source.samplingSeconds(), figures));
    both(facts, "Updated every", finding, source -> span(source.updateSeconds(), figures));
    both(
        facts,
        "Smallest step",
        finding,
        source ->
            source.resolutionJoules() > 0
                ? figures.quantity(source.resolutionJoules(), Unit.JOULE)
                : Figures.UNKNOWN);
    return facts;
  }

  private static String span(double seconds, Figures figures) {
    return figures.quantity(seconds, Unit.SECOND);
  }

  private static void both(
      Map<String, List<String>> facts,
      String name,
      CheckFinding finding,
      Function<CheckFinding.Source, String> of) {
    facts.put(name, List.of(of.apply(finding.counted()), of.apply(finding.check())));
  }
}
