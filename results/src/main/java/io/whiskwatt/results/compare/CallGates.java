package io.whiskwatt.results.compare;

import io.whiskwatt.load.LatenessLimit;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.stats.QuantileInterval;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Outcomes;
import io.whiskwatt.results.trial.Stages;
import io.whiskwatt.results.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gates that follow from what became of a cell's invocations. {@code docs/analysis.md} has them.
 */
final class CallGates {
  static final double FAILED_LIMIT = 0.01;
  static final double THROTTLED_LIMIT = 0.001;
  static final double DROPPED_LIMIT = 0.01;

  /** From here on p99 itself is unknown. */
  static final double ACCEPTED_LIMIT = 0.01;

  /**
   * Lateness that is allowed beyond {@link LatenessLimit#FLOOR_SECONDS}, of the median response.
   */
  static final double LATENESS_SHARE = LatenessLimit.SHARE_OF_RESPONSE;

  private static final double[] LATENESS_LEVELS = {0.5, 0.9, 0.95, 0.99};

  private final CellTrials cell;
  private final List<Gate> gates = new ArrayList<>();

  CallGates(CellTrials cell) {
    this.cell = cell;
  }

  List<Gate> all() {
    Outcomes outcomes = cell.outcomes();
    if (RateFindings.searched(cell)) {
      search();
    } else {
      load(outcomes);
    }
    if (outcomes.sent() > 0) {
      accepted(outcomes);
      negativeWaits();
    }
    limitations();
    return gates;
  }

  private void load(Outcomes outcomes) {
    if (outcomes.sent() > 0) {
      errors(outcomes);
      throttled(outcomes);
      lateness();
    }
    dropped(outcomes);
  }

  /** Steps beyond what the platform bears are meant to fail: each was judged on its own. */
  private void search() {
    boolean late =
        RateFindings.of(cell).stream()
            .flatMap(finding -> finding.blocks().stream())
            .anyMatch(block -> block.ending() == RateFinding.Ending.GENERATOR_BOUND);
    if (late) {
      add(
          Gate.Kind.GENERATOR_BOUND,
          Gate.Severity.LIMITS,
          "A search of "
              + id()
              + " ended because the generator was late, and not because the objective was missed:"
              + " the platform may do more. Send from another machine.");
    }
  }

  private void add(Gate.Kind kind, Gate.Severity severity, String message) {
    gates.add(new Gate(kind, severity, message));
  }

  private String id() {
    return cell.cell().id();
  }

  private void errors(Outcomes outcomes) {
    double share = (double) outcomes.failed() / outcomes.sent();
    if (share > 0) {
      add(
          Gate.Kind.ERROR_RATE,
          share > FAILED_LIMIT ? Gate.Severity.VOID : Gate.Severity.NOTE,
          Digits.percent(share)
              + " of the invocations of "
              + id()
              + " failed: "
              + kinds(outcomes)
              + "; a verdict allows "
              + Digits.percent(FAILED_LIMIT)
              + ".");
    }
  }

  /** {@code 3 of 200 unanswered, 2 truncated}: each kind that occurred, the most frequent first. */
  private static String kinds(Outcomes outcomes) {
    List<OutcomeKind> kinds = outcomes.failures();
    String first =
        outcomes.of(kinds.get(0)) + " of " + outcomes.sent() + " " + kinds.get(0).words();
    return kinds.stream()
        .skip(1)
        .map(kind -> ", " + outcomes.of(kind) + " " + kind.words())
        .collect(Collectors.joining("", first, ""));
  }

  private void throttled(Outcomes outcomes) {
    double share = (double) outcomes.throttled() / outcomes.sent();
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

  private void dropped(Outcomes outcomes) {
    double share = (double) outcomes.dropped() / (outcomes.sent() + outcomes.dropped());
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
    double limit = LatenessLimit.seconds(response.quantile(0.5) / 1e9);
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

  /** Their response time is not known, and their energy reaches beyond the window. */
  private void accepted(Outcomes outcomes) {
    double share = (double) outcomes.accepted() / outcomes.sent();
    if (share > 0) {
      add(
          Gate.Kind.RESPONSE_UNKNOWN,
          share > ACCEPTED_LIMIT ? Gate.Severity.VOID : Gate.Severity.LIMITS,
          Digits.percent(share)
              + " of the invocations of "
              + id()
              + " were still running when the platform's longest wait was over, and were answered"
              + " with 202: they took longer than can be told, and part of their energy lies beyond"
              + " the window; a verdict allows "
              + Digits.percent(ACCEPTED_LIMIT)
              + ".");
    }
  }

  private void negativeWaits() {
    Stages stages =
        cell.all().stream().map(trial -> trial.calls().stages()).reduce(Stages.NONE, Stages::plus);
    if (stages.negativeWaits() > 0) {
      add(
          Gate.Kind.NEGATIVE_WAIT,
          Gate.Severity.NOTE,
          Digits.percent((double) stages.negativeWaits() / stages.count())
              + " of the invocations of "
              + id()
              + " have a negative wait, down to "
              + Digits.three(stages.lowestWait() * 1e3)
              + " ms: the clocks of controller and invoker disagree, so the line between \"client"
              + " and network\" and \"controller and queue\" is off by as much. Response times and"
              + " energy do not use these clocks.");
    }
  }

  private void limitations() {
    List<String> texts =
        cell.all().stream().map(Trial::limitation).flatMap(Optional::stream).distinct().toList();
    for (String text : texts) {
      boolean evicts = text.contains("evict");
      add(
          evicts ? Gate.Kind.WITH_EVICTIONS : Gate.Kind.SHORTENED,
          evicts ? Gate.Severity.LIMITS : Gate.Severity.NOTE,
          "Of " + id() + " the platform said: " + text + ".");
    }
  }
}
