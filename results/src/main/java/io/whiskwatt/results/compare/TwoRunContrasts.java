package io.whiskwatt.results.compare;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.compare.TwoRuns.Matched;
import io.whiskwatt.results.precision.Precision;
import io.whiskwatt.results.stats.Holm;
import io.whiskwatt.results.stats.LogMean;
import io.whiskwatt.results.stats.QuantileInterval;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.stats.TwoClusters;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The comparisons of two runs that were matched: the family of energy, and median times. */
final class TwoRunContrasts {
  private static final int PAIRS_TO_RULE_OUT_CORRELATION = 20;
  private static final double MEDIAN = 0.5;

  private final DesignLevel level;
  private final Words words;
  private final BothNames names;
  private final ContrastAnalysis first;
  private final ContrastAnalysis second;
  private final double margin;
  private final double alpha;

  /**
   * Of two runs.
   *
   * @param level L2 or L3
   * @param names of the machines
   * @param first what is known of the pairs of the first run
   * @param second of the second
   */
  TwoRunContrasts(
      DesignLevel level,
      Words words,
      BothNames names,
      ContrastAnalysis first,
      ContrastAnalysis second) {
    this.level = level;
    this.words = words;
    this.names = names;
    this.first = first;
    this.second = second;
    this.margin = words.study().equivalenceMargin();
    this.alpha = Math.min(first.alpha(), second.alpha());
  }

  List<Contrast> all(List<Matched> matched) {
    List<Contrast> contrasts = new ArrayList<>(energy(matched));
    matched.forEach(each -> response(each).ifPresent(contrasts::add));
    return contrasts;
  }

  /** The names of machines in both runs. */
  record BothNames(Names first, Names second) {}

  /** The names of machines for people, by what a run knows them by. */
  record Names(Map<NodeId, String> byId) {
    /** Those that served a cell; an id where there is no name. */
    Set<String> served(CellTrials cell) {
      return cell.served().nodes().keySet().stream()
          .map(node -> byId.getOrDefault(node, node.value()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Both sides of one comparison of energy. */
  private record Energy(
      Matched matched,
      NavigableMap<Integer, Double> before,
      NavigableMap<Integer, Double> after,
      TwoClusters ratio,
      List<Gate> gates) {
    boolean isVoid() {
      return ContrastAnalysis.isVoid(gates);
    }

    Holm.Decision decision(double margin) {
      return new Holm.Decision(ratio.directionP(), ratio.equivalenceP(margin));
    }
  }

  private List<Contrast> energy(List<Matched> matched) {
    List<Energy> known = matched.stream().flatMap(each -> energy(each).stream()).toList();
    List<Energy> family = known.stream().filter(each -> !each.isVoid()).toList();
    List<Holm.Decision> adjusted =
        Holm.adjust(family.stream().map(each -> each.decision(margin)).toList());
    double simultaneous = 1 - alpha / Math.max(1, family.size());
    return known.stream()
        .map(
            each -> {
              int place = family.indexOf(each);
              Verdict verdict =
                  place < 0
                      ? Verdict.NONE
                      : Decisions.verdict(
                          adjusted.get(place), each.ratio.interval(0.95).value() > 1, alpha);
              return contrast(each, verdict, simultaneous);
            })
        .toList();
  }

  /** Empty where no energy was read, or fewer than two blocks of either run are known. */
  private Optional<Energy> energy(Matched matched) {
    if (!ContrastAnalysis.hasEnergy(matched.first())
        || !ContrastAnalysis.hasEnergy(matched.second())) {
      return Optional.empty();
    }
    EnergyRatio before = new EnergyRatio(matched.first());
    EnergyRatio after = new EnergyRatio(matched.second());
    NavigableMap<Integer, Double> logsBefore = before.logarithms();
    NavigableMap<Integer, Double> logsAfter = after.logarithms();
    if (level == DesignLevel.L2) {
      logsBefore.keySet().retainAll(logsAfter.keySet());
      logsAfter.keySet().retainAll(logsBefore.keySet());
    }
    if (logsBefore.size() < 2 || logsAfter.size() < 2) {
      return Optional.empty();
    }
    TwoClusters ratio =
        level == DesignLevel.L2
            ? TwoClusters.swapped(values(logsBefore), values(logsAfter))
            : TwoClusters.calibrated(values(logsBefore), values(logsAfter));
    Set<Gate> gates = new LinkedHashSet<>(ofRatios(first.gates(before)));
    gates.addAll(ofRatios(second.gates(after)));
    EnergyGates.mixed(matched.first().baseline(), matched.second().baseline())
        .ifPresent(gates::add);
    gates.addAll(own(matched, ratio, Math.min(logsBefore.size(), logsAfter.size())));
    return Optional.of(new Energy(matched, logsBefore, logsAfter, ratio, List.copyOf(gates)));
  }

  private static double[] values(NavigableMap<Integer, Double> byBlock) {
    return byBlock.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What follows from the blocks of one run alone is said of both together instead. */
  private static List<Gate> ofRatios(List<Gate> gates) {
    return gates.stream()
        .filter(gate -> gate.kind() != Gate.Kind.DESIGN_UNCONTROLLED)
        .filter(gate -> gate.kind() != Gate.Kind.TOO_FEW_BLOCKS)
        .filter(gate -> gate.kind() != Gate.Kind.CORRELATED)
        .toList();
  }

  private List<Gate> own(Matched matched, TwoClusters ratio, int blocks) {
    List<Gate> gates = new ArrayList<>(ofMachines(matched));
    Interval machines = Interval.of(ratio.machines(0.95));
    if (Double.isFinite(machines.value())) {
      gates.add(
          new Gate(
              Gate.Kind.MACHINES_DIFFER,
              Gate.Severity.NOTE,
              "Whatever runs on them, the machines of the second cluster take "
                  + Digits.three(machines.value())
                  + " times what those of the first do (95 % interval "
                  + Digits.three(machines.low())
                  + " to "
                  + Digits.three(machines.high())
                  + "); this is taken out of the ratio."));
    }
    if (ratio.correlated()) {
      gates.add(
          new Gate(
              Gate.Kind.CORRELATED,
              Gate.Severity.LIMITS,
              "Neighbouring blocks look alike; the interval allows for it and is wider."));
    }
    if (blocks < PAIRS_TO_RULE_OUT_CORRELATION) {
      gates.add(
          new Gate(
              Gate.Kind.TOO_FEW_BLOCKS,
              Gate.Severity.NOTE,
              blocks
                  + " blocks are too few to rule out that neighbouring blocks influence each other; "
                  + PAIRS_TO_RULE_OUT_CORRELATION
                  + " are enough."));
    }
    return gates;
  }

  /** On one cluster the same machines must have served in both runs, or they do not cancel. */
  private List<Gate> ofMachines(Matched matched) {
    boolean swapped = level == DesignLevel.L2;
    List<Gate> gates = new ArrayList<>();
    Pair before = matched.first();
    Pair after = matched.second();
    moved(before.baseline(), swapped ? after.other() : after.baseline()).ifPresent(gates::add);
    moved(before.other(), swapped ? after.baseline() : after.other()).ifPresent(gates::add);
    return gates;
  }

  private Optional<Gate> moved(CellTrials before, CellTrials after) {
    return NodeGates.moved(names.first().served(before), names.second().served(after));
  }

  private Contrast contrast(Energy energy, Verdict verdict, double simultaneous) {
    Pair pair = energy.matched.first();
    Contrast silent =
        new Contrast(
            pair.baseline().cell().id(),
            pair.other().cell().id(),
            pair.key(),
            ContrastAnalysis.NET_ENERGY,
            true,
            energy.before.size(),
            Interval.of(energy.ratio.interval(1 - alpha)),
            Interval.of(energy.ratio.interval(simultaneous)),
            Interval.of(energy.ratio.interval(1 - 2 * alpha)),
            OptionalDouble.empty(),
            verdict,
            "",
            points(energy),
            energy.gates,
            Precision.at(1 - alpha),
            Optional.empty());
    return silent.saying(words.energy(pair, CellAnalysis.quality(pair.other()), silent));
  }

  /**
   * Of a crossover each pair of blocks; of a calibration each block less the mean it is held to.
   */
  private List<Contrast.RatioPoint> points(Energy energy) {
    double same = LogMean.of(values(energy.after)).value();
    List<Contrast.RatioPoint> points = new ArrayList<>();
    energy.before.forEach(
        (block, log) -> {
          double ratio =
              level == DesignLevel.L2
                  ? Math.exp((log + energy.after.getOrDefault(block, Double.NaN)) / 2)
                  : Math.exp(log - same);
          if (Double.isFinite(ratio)) {
            points.add(new Contrast.RatioPoint(block, ratio, baselineFirst(energy.matched, block)));
          }
        });
    return points;
  }

  private static boolean baselineFirst(Matched matched, int block) {
    return EnergyRatio.before(
        EnergyRatio.first(matched.first().baseline(), block),
        EnergyRatio.first(matched.first().other(), block));
  }

  /** The median response time, descriptive: each run's ratio by its jackknife. */
  private Optional<Contrast> response(Matched matched) {
    Optional<LogMean> before = median(matched.first());
    Optional<LogMean> after = median(matched.second());
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    LogMean ratio =
        level == DesignLevel.L2
            ? before.get().halfway(after.get())
            : before.get().less(after.get());
    Set<Gate> gates = new LinkedHashSet<>(ofRatios(first.ofTimes(matched.first())));
    gates.addAll(ofRatios(second.ofTimes(matched.second())));
    return Optional.of(response(matched.first(), ratio, List.copyOf(gates)));
  }

  private Contrast response(Pair pair, LogMean ratio, List<Gate> gates) {
    Interval wide = Interval.of(ratio.interval(1 - alpha));
    Interval narrow = Interval.of(ratio.interval(1 - 2 * alpha));
    Contrast silent =
        new Contrast(
            pair.baseline().cell().id(),
            pair.other().cell().id(),
            pair.key(),
            ResponseContrast.METRIC,
            false,
            blocks(pair.baseline(), pair.other()).base().size(),
            wide,
            wide,
            narrow,
            OptionalDouble.empty(),
            ContrastAnalysis.isVoid(gates) ? Verdict.NONE : Decisions.verdict(wide, narrow, margin),
            "",
            List.of(),
            gates,
            Precision.at(1 - alpha),
            Optional.empty());
    return silent.saying(words.response(pair, silent));
  }

  private record Blocks(List<Tally> base, List<Tally> other) {}

  private static Blocks blocks(CellTrials base, CellTrials other) {
    NavigableMap<Integer, Tally> ours = LatencyAnalysis.blocks(base, Calls::response);
    NavigableMap<Integer, Tally> others = LatencyAnalysis.blocks(other, Calls::response);
    ours.keySet().retainAll(others.keySet());
    others.keySet().retainAll(ours.keySet());
    return new Blocks(List.copyOf(ours.values()), List.copyOf(others.values()));
  }

  private static Optional<LogMean> median(Pair pair) {
    Blocks blocks = blocks(pair.baseline(), pair.other());
    boolean seen =
        blocks.base().size() >= 2
            && ResponseContrast.isSeen(blocks.base())
            && ResponseContrast.isSeen(blocks.other());
    return seen
        ? Optional.of(QuantileInterval.logarithm(blocks.base(), blocks.other(), MEDIAN))
        : Optional.empty();
  }
}
