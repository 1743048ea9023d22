package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.stats.QuantileInterval;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Gates that follow from what became of a cell's invocations. {@code docs/analysis.md} has them.
 */
final class CallGates {
  static final double FAILED_LIMIT = 0.01;
  static final double THROTTLED_LIMIT = 0.001;
  static final double DROPPED_LIMIT = 0.01;
  static final double WRONG_START_LIMIT = 0.01;

  /** Lateness that the generator is allowed, in seconds … */
  static final double LATENESS_FLOOR = 0.010;

  /** … or this share of the median response time, whichever is more. */
  static final double LATENESS_SHARE = 0.10;

  private static final double[] LATENESS_LEVELS = {0.5, 0.9, 0.95, 0.99};

  /**
   * Energy of a cold start over a warm one where the run itself cannot say (method: conditions).
   */
  private static final double COLD_OVER_WARM = 80;

  private final CellTrials cell;
  private final Map<StartKind, CellTrials> siblings;
  private final List<Gate> gates = new ArrayList<>();

  /**
   * For one cell.
   *
   * @param siblings cells that differ from it in their start only
   */
  CallGates(CellTrials cell, Map<StartKind, CellTrials> siblings) {
    this.cell = cell;
    this.siblings = siblings;
  }

  List<Gate> all() {
    long sent = CellAnalysis.sum(cell, Calls::sent);
    if (sent > 0) {
      errors(sent);
      throttled(sent);
      starts();
      lateness();
    }
    dropped(sent);
    limitations();
    return gates;
  }

  private void add(Gate.Kind kind, Gate.Severity severity, String message) {
    gates.add(new Gate(kind, severity, message));
  }

  private String id() {
    return cell.cell().id();
  }

  private void errors(long sent) {
    double share = (double) CellAnalysis.sum(cell, Calls::failed) / sent;
    if (share > 0) {
      add(
          Gate.Kind.ERROR_RATE,
          share > FAILED_LIMIT ? Gate.Severity.VOID : Gate.Severity.NOTE,
          Digits.percent(share)
              + " of the invocations of "
              + id()
              + " failed; a verdict allows "
              + Digits.percent(FAILED_LIMIT)
              + ".");
    }
  }

  private void throttled(long sent) {
    double share = (double) CellAnalysis.sum(cell, Calls::throttled) / sent;
    if (share > 0) {
      add(
          Gate.Kind.THROTTLED,
          share > THROTTLED_LIMIT ? Gate.Severity.VOID : Gate.Severity.NOTE,
          Digits.percent(share)
              + " of the invocations of "
              + id()
              + " were refused by a limit of the platform (429); raise the limit or lower the load.");
    }
  }

  private void dropped(long sent) {
    long dropped = CellAnalysis.sum(cell, Calls::dropped);
    double share = (double) dropped / (sent + dropped);
    if (share > DROPPED_LIMIT) {
      add(
          Gate.Kind.GENERATOR_BOUND,
          Gate.Severity.VOID,
          Digits.percent(share)
              + " of the invocations of "
              + id()
              + " were due but never sent, because no start was ready for them: the load was not"
              + " the planned one.");
    }
  }

  /** At p99, or where that takes more calls than there are, at the highest quantile they allow. */
  private void lateness() {
    Tally late = Tally.merged(LatencyAnalysis.blocks(cell, Calls::lateness).values());
    Tally response = Tally.merged(LatencyAnalysis.blocks(cell, Calls::response).values());
    if (late.count() < QuantileInterval.minimumCount(0.5)) {
      return;
    }
    double level =
        Arrays.stream(LATENESS_LEVELS)
            .filter(candidate -> late.count() >= QuantileInterval.minimumCount(candidate))
            .max()
            .orElse(0.5);
    double seconds = late.quantile(level) / 1e9;
    double limit = Math.max(LATENESS_FLOOR, LATENESS_SHARE * response.quantile(0.5) / 1e9);
    if (seconds > limit) {
      add(Gate.Kind.GENERATOR_BOUND, Gate.Severity.VOID, late(1 - level, seconds, limit));
    }
  }

  private String late(double share, double seconds, double limit) {
    return Digits.percent(share)
        + " of the invocations of "
        + id()
        + " left more than "
        + Digits.three(seconds * 1e3)
        + " ms late; a verdict allows "
        + Digits.three(limit * 1e3)
        + " ms. The machine that sends was too busy: lower the load, or send from another one.";
  }

  private void starts() {
    Starts starts = Starts.of(cell);
    if (starts.unknownShare() > WRONG_START_LIMIT) {
      add(
          Gate.Kind.START_NOT_AS_PLANNED,
          Gate.Severity.NOTE,
          "How "
              + Digits.percent(starts.unknownShare())
              + " of the invocations of "
              + id()
              + " started could not be told.");
    }
    for (StartKind seen : StartKind.values()) {
      if (seen != starts.planned() && starts.seen().getOrDefault(seen, 0L) > 0) {
        wrongStart(starts, seen);
      }
    }
  }

  /** What counts is the energy that the wrong ones bring in: share · e_wrong / e_right. */
  private void wrongStart(Starts starts, StartKind seen) {
    double share = starts.share(seen);
    double weight = energyRatio(seen).orElseGet(() -> presumed(starts.planned(), seen));
    add(
        Gate.Kind.START_NOT_AS_PLANNED,
        share * weight > WRONG_START_LIMIT ? Gate.Severity.VOID : Gate.Severity.NOTE,
        Digits.percent(share)
            + " of the invocations of "
            + id()
            + " were "
            + seen.key()
            + " starts and not "
            + starts.planned().key()
            + "; at "
            + Digits.three(weight)
            + " times the energy they are "
            + Digits.percent(share * weight)
            + " of it, and a verdict allows "
            + Digits.percent(WRONG_START_LIMIT)
            + ".");
  }

  private OptionalDouble energyRatio(StartKind seen) {
    OptionalDouble right = meanNet(Optional.of(cell));
    OptionalDouble wrong = meanNet(Optional.ofNullable(siblings.get(seen)));
    boolean known =
        right.isPresent()
            && wrong.isPresent()
            && right.getAsDouble() > 0
            && wrong.getAsDouble() > 0;
    return known
        ? OptionalDouble.of(wrong.getAsDouble() / right.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble meanNet(Optional<CellTrials> trials) {
    return trials.stream()
        .flatMap(known -> BlockValues.net(known).values().stream())
        .mapToDouble(Double::doubleValue)
        .average();
  }

  private static double presumed(StartKind planned, StartKind seen) {
    return isFresh(seen) && !isFresh(planned) ? COLD_OVER_WARM : 1;
  }

  private static boolean isFresh(StartKind start) {
    return start == StartKind.COLD || start == StartKind.PREWARMED;
  }

  private void limitations() {
    List<String> texts =
        cell.trials().stream().map(Trial::limitation).flatMap(Optional::stream).distinct().toList();
    for (String text : texts) {
      boolean evicts = text.contains("evict");
      add(
          evicts ? Gate.Kind.WITH_EVICTIONS : Gate.Kind.SHORTENED,
          evicts ? Gate.Severity.LIMITS : Gate.Severity.NOTE,
          "Of " + id() + " the platform said: " + text + ".");
    }
  }
}
