package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.PrimaryMetric;
import io.whiskwatt.results.stats.Holm;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.CellTrials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All comparisons of a run: the family that decides, and the descriptive ones. */
final class ContrastAnalysis {
  static final String NET_ENERGY = "net energy per invocation";

  private final StudyFacts study;
  private final Words words;
  private final List<Gate> studyGates;
  private final Map<String, List<Gate>> cellGates;
  private final Target target;

  /**
   * Of a run.
   *
   * @param studyGates that concern every comparison
   * @param cellGates by cell id
   */
  ContrastAnalysis(
      StudyFacts study, Words words, List<Gate> studyGates, Map<String, List<Gate>> cellGates) {
    this.study = study;
    this.words = words;
    this.studyGates = studyGates;
    this.cellGates = cellGates;
    this.target = Target.of(study);
  }

  List<Contrast> all(List<CellTrials> cells) {
    List<Pair> pairs = pairs(cells);
    List<Pair> alike = alike(pairs);
    List<Contrast> contrasts = new ArrayList<>(energyOf(alike));
    ResponseContrast response = new ResponseContrast(study.equivalenceMargin(), words, target);
    RateContrast rate = new RateContrast(study.equivalenceMargin(), words, target);
    alike.forEach(pair -> response.of(pair, ofTimes(pair)).ifPresent(contrasts::add));
    pairs.forEach(pair -> rate.of(pair, ofTimes(pair)).ifPresent(contrasts::add));
    return study.primary() == PrimaryMetric.RESPONSE_P50
        ? new PrimaryTimes(study.equivalenceMargin(), target.alpha())
            .decide(contrasts).stream().map(contrast -> told(contrast, pairs)).toList()
        : contrasts;
  }

  /** With the sentence of what it now says. */
  private Contrast told(Contrast contrast, List<Pair> pairs) {
    Pair pair =
        pairs.stream()
            .filter(
                each ->
                    each.baseline().cell().id().equals(contrast.baselineCell())
                        && each.other().cell().id().equals(contrast.otherCell()))
            .findFirst()
            .orElseThrow();
    return switch (contrast.metric()) {
      case NET_ENERGY ->
          contrast.saying(words.energy(pair, CellAnalysis.quality(pair.other()), contrast));
      case ResponseContrast.METRIC -> contrast.saying(words.response(pair, contrast));
      default -> contrast;
    };
  }

  /** What each decision may err. */
  double alpha() {
    return target.alpha();
  }

  /** Those of net energy alone. */
  List<Contrast> energy(List<CellTrials> cells) {
    return energyOf(alike(pairs(cells)));
  }

  /** Those that were measured. */
  List<Pair> pairs(List<CellTrials> cells) {
    return Pair.of(study, cells).stream().filter(ContrastAnalysis::measured).toList();
  }

  private static List<Pair> alike(List<Pair> pairs) {
    return pairs.stream().filter(pair -> !searched(pair)).toList();
  }

  /** Its steps had other rates than the other's: only the rates themselves are compared. */
  private static boolean searched(Pair pair) {
    return RateFindings.searched(pair.baseline()) || RateFindings.searched(pair.other());
  }

  /** What concerns a comparison of times. */
  List<Gate> ofTimes(Pair pair) {
    return gates(pair).stream().filter(EnergyGates::concernsTimes).toList();
  }

  private static boolean measured(Pair pair) {
    return !pair.baseline().trials().isEmpty() && !pair.other().trials().isEmpty();
  }

  private List<Contrast> energyOf(List<Pair> pairs) {
    List<EnergyRatio> ratios =
        pairs.stream().filter(ContrastAnalysis::hasEnergy).map(EnergyRatio::new).toList();
    Map<EnergyRatio, List<Gate>> gates = new HashMap<>();
    ratios.forEach(ratio -> gates.put(ratio, gates(ratio)));
    List<EnergyRatio> family =
        ratios.stream()
            .filter(ratio -> ratio.estimate().isPresent())
            .filter(ratio -> !isVoid(gates.getOrDefault(ratio, List.of())))
            .toList();
    Map<EnergyRatio, Verdict> verdicts = verdicts(family);
    double simultaneous = 1 - target.alpha() / Math.max(1, family.size());
    return ratios.stream()
        .map(
            ratio -> {
              List<Gate> own = gates.getOrDefault(ratio, List.of());
              Verdict verdict =
                  verdicts.getOrDefault(ratio, isVoid(own) ? Verdict.NONE : Verdict.INCONCLUSIVE);
              return contrast(ratio, own, verdict, simultaneous);
            })
        .toList();
  }

  static boolean hasEnergy(Pair pair) {
    return !pair.baseline().qualities().contains(Quality.NONE)
        && !pair.other().qualities().contains(Quality.NONE);
  }

  /** Adjusted together: every comparison of the family that may have a verdict. */
  private Map<EnergyRatio, Verdict> verdicts(List<EnergyRatio> family) {
    List<Holm.Decision> adjusted =
        Holm.adjust(
            family.stream()
                .map(ratio -> ratio.decision(study.equivalenceMargin()).orElseThrow())
                .toList());
    Map<EnergyRatio, Verdict> verdicts = new HashMap<>();
    for (int i = 0; i < family.size(); i++) {
      verdicts.put(
          family.get(i), Decisions.verdict(adjusted.get(i), family.get(i).above(), target.alpha()));
    }
    return verdicts;
  }

  private Contrast contrast(
      EnergyRatio ratio, List<Gate> gates, Verdict verdict, double simultaneous) {
    Pair pair = ratio.pair();
    Contrast silent =
        new Contrast(
            pair.baseline().cell().id(),
            pair.other().cell().id(),
            pair.key(),
            NET_ENERGY,
            true,
            ratio.blocks(),
            ratio.interval(1 - target.alpha()),
            ratio.interval(simultaneous),
            ratio.interval(1 - 2 * target.alpha()),
            ratio.typicalRatio(),
            verdict,
            "",
            ratio.points(),
            gates,
            target.reached(ratio),
            ratio.sensitivity(study.design().seed()));
    return silent.saying(words.energy(pair, CellAnalysis.quality(pair.other()), silent));
  }

  /** What concerns a comparison of energy. */
  List<Gate> gates(EnergyRatio ratio) {
    List<Gate> gates = new ArrayList<>(gates(ratio.pair()));
    EnergyGates.mixed(ratio.pair().baseline(), ratio.pair().other()).ifPresent(gates::add);
    gates.addAll(BlockGates.of(ratio, study.design().level()));
    target.gate(ratio).ifPresent(gates::add);
    return gates;
  }

  /** What concerns the pair, whatever is compared of it. */
  private List<Gate> gates(Pair pair) {
    Set<Gate> gates =
        new LinkedHashSet<>(cellGates.getOrDefault(pair.baseline().cell().id(), List.of()));
    gates.addAll(cellGates.getOrDefault(pair.other().cell().id(), List.of()));
    NodeGates.differ(pair, study.design().level()).ifPresent(gates::add);
    gates.addAll(studyGates);
    return List.copyOf(gates);
  }

  static boolean isVoid(List<Gate> gates) {
    return gates.stream().anyMatch(gate -> gate.severity() == Gate.Severity.VOID);
  }
}
