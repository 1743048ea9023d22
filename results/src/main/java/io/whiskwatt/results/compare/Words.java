package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.store.StudyFacts;

/**
 * The sentences of a comparison.
 *
 * @param level of the design, which limits what they may say
 * @param nodes how many machines served
 */
record Words(StudyFacts study, DesignLevel level, int nodes) {
  /** Of one run. */
  Words(StudyFacts study, int nodes) {
    this(study, study.design().level(), nodes);
  }

  /** What the design allows to conclude. */
  String design() {
    return switch (level) {
      case L1 -> sameMachines();
      case L2 ->
          "Two clusters swapped their runtimes between two runs (design level L2, crossover): each"
              + " runtime ran on the machines of both, so what the machines differ by cancels and"
              + " what is compared is the runtimes.";
      case L3 ->
          "The baseline ran on both clusters as well (design level L3, calibrated): what the"
              + " machines differ by was measured with it and is taken off, so what is compared is"
              + " the runtimes, less sharply than if they had swapped machines.";
      case L4 ->
          "The platforms ran on different machines (design level L4), so a difference between them"
              + " may come from the isolation or from the machines: what is compared is one system,"
              + " runtime and machines together, against another.";
    };
  }

  private String sameMachines() {
    boolean one =
        study.cells().stream().map(StudyFacts.PlannedCell::platform).distinct().count() == 1;
    String subject = one ? "Both starts" : "All platforms";
    return subject
        + " ran on the same "
        + (nodes > 1 ? "machines" : "machine")
        + " in random order within each block, so a difference between them is not a difference of"
        + " the hardware"
        + (nodes > 1 ? "." : "; it holds for this machine.");
  }

  /** The primary comparison in words. */
  String energy(Pair pair, Quality quality, Contrast contrast) {
    String metric = (quality == Quality.MEASURED ? "" : quality.key() + " ") + "net energy";
    return sentence(
        scope() + subject(pair) + ofEnergy(pair, metric, contrast), contrast, "net energy of");
  }

  /** A comparison of median response times in words. */
  String response(Pair pair, Contrast contrast) {
    String body =
        switch (contrast.verdict()) {
          case MORE, LESS, MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN ->
              " has " + times(contrast.ratio()) + " the median response time of " + base(pair);
          case EQUIVALENT ->
              " has the same median response time as " + base(pair) + within() + ratio(contrast);
          case INCONCLUSIVE -> " against " + base(pair) + ": no conclusion on median response time";
          case NONE -> " against " + base(pair) + ": no verdict on median response time";
        };
    return sentence(scope() + subject(pair) + body, contrast, "median response time of");
  }

  /**
   * A comparison of the highest rates in words.
   *
   * @param exact false: a search ended without finding where the objective begins to be missed
   */
  String rate(Pair pair, Contrast contrast, boolean exact) {
    String metric = "the highest rate within the objective";
    String body =
        switch (contrast.verdict()) {
          case MORE, LESS, MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN ->
              " bears " + times(contrast.ratio()) + " " + metric + " of " + base(pair);
          case EQUIVALENT -> " bears " + metric + " of " + base(pair) + within() + ratio(contrast);
          case INCONCLUSIVE -> " against " + base(pair) + ": no conclusion on " + metric;
          case NONE -> " against " + base(pair) + ": no verdict on " + metric;
        };
    return !exact && contrast.verdict() == Verdict.INCONCLUSIVE
        ? scope()
            + subject(pair)
            + body
            + ", because a search ended at an end of its range or at the generator's limit."
        : sentence(scope() + subject(pair) + body, contrast, "highest rate of");
  }

  private String ofEnergy(Pair pair, String metric, Contrast contrast) {
    return switch (contrast.verdict()) {
      case MORE, LESS, MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN ->
          " uses " + times(contrast.ratio()) + " the " + metric + " of " + base(pair);
      case EQUIVALENT ->
          " uses the same " + metric + " as " + base(pair) + within() + ratio(contrast);
      case INCONCLUSIVE -> " against " + base(pair) + ": no conclusion on " + metric;
      case NONE -> " against " + base(pair) + ": no verdict on " + metric;
    };
  }

  private String sentence(String body, Contrast contrast, String metric) {
    return switch (contrast.verdict()) {
      case MORE, LESS ->
          body
              + interval(contrast.precision().alpha(), contrast.ratio())
              + openEnd(contrast, metric)
              + ".";
      case MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN ->
          body
              + interval(contrast.precision().alpha(), contrast.ratio())
              + ": a difference, but one"
              + within()
              + ".";
      case EQUIVALENT ->
          body + interval(2 * contrast.precision().alpha(), contrast.equivalence()) + ".";
      case INCONCLUSIVE -> body + because(contrast) + "." + further(contrast);
      case NONE -> body + reason(contrast);
    };
  }

  private static String openEnd(Contrast contrast, String metric) {
    return contrast.ratio().bounded()
        ? ""
        : "; how far it goes cannot be said, because the "
            + metric
            + " the baseline is not separated from zero";
  }

  private String because(Contrast contrast) {
    if (contrast.blocks() < 2) {
      return " is possible from " + contrast.blocks() + " blocks in which both were measured";
    }
    if (!contrast.ratio().bounded()) {
      return ", because that of the baseline is too small to be separated from zero";
    }
    return ": the ratio is "
        + Digits.three(contrast.ratio().value())
        + interval(contrast.precision().alpha(), contrast.ratio())
        + ", which leaves open whether there is a difference and whether it stays"
        + within();
  }

  private static String reason(Contrast contrast) {
    return contrast.gates().stream()
        .filter(gate -> gate.severity() == Gate.Severity.VOID)
        .findFirst()
        .map(gate -> ": " + gate.message())
        .orElse(".");
  }

  private String within() {
    return " within ±" + Digits.percent(study.equivalenceMargin());
  }

  private static String ratio(Contrast contrast) {
    return ": the ratio is " + Digits.three(contrast.ratio().value());
  }

  private static String times(Interval ratio) {
    if (ratio.bounded()) {
      return Digits.three(ratio.value()) + " times";
    }
    return Double.isFinite(ratio.low())
        ? "at least " + Digits.three(ratio.low()) + " times"
        : "at most " + Digits.three(ratio.high()) + " times";
  }

  /** Whatever the ratio turned out to be: it is planned for the width of its interval. */
  private static String further(Contrast contrast) {
    int blocks = contrast.primary() ? contrast.precision().further().orElse(0) : 0;
    return blocks == 0
        ? ""
        : " About "
            + blocks
            + (blocks == 1 ? " further block" : " further blocks")
            + " would narrow it to ±"
            + Digits.percent(contrast.precision().target())
            + ".";
  }

  private static String interval(double alpha, Interval ratio) {
    return ratio.bounded()
        ? " ("
            + Digits.confidence(alpha)
            + " interval "
            + Digits.three(ratio.low())
            + " to "
            + Digits.three(ratio.high())
            + ")"
        : "";
  }

  private String scope() {
    return switch (level) {
      case L1 -> nodes > 1 ? "On these machines, " : "On this machine, ";
      case L2 -> "On the machines of either cluster, ";
      case L3 -> "With the difference of the machines taken off, ";
      case L4 -> "Runtime and machines together, ";
    };
  }

  private static String subject(Pair pair) {
    return subject(pair.other().cell());
  }

  static String subject(StudyFacts.PlannedCell cell) {
    return "a " + cell.start().key() + " start of " + cell.workload() + " on " + cell.platform();
  }

  private static String base(Pair pair) {
    StudyFacts.PlannedCell cell = pair.baseline().cell();
    return pair.ofStarts() ? "a " + cell.start().key() + " one" : "one on " + cell.platform();
  }
}
