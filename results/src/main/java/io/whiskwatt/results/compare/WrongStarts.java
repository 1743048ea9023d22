package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.StartCounts;
import io.whiskwatt.results.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What invocations of a cell that did not start as planned do to its energy (method: conditions).
 * Judged trial by trial: a trial is void when the sum of share · max(1, e_wrong/e_right) over its
 * wrong starts is above {@link #LIMIT}. The ratio counts as 1 at least, because a wrong start that
 * takes less falsifies the energy by up to its own share.
 */
final class WrongStarts {
  /** Of the energy of a trial. */
  static final double LIMIT = 0.01;

  /** Void trials are left out up to this share of a cell's; above it there is no verdict. */
  static final double VOID_TRIALS_LIMIT = EnergyGates.LOST_LIMIT;

  /**
   * Energy of a cold start over a warm one where the run itself cannot say (method: conditions).
   */
  private static final double COLD_OVER_WARM = 80;

  private final CellTrials cell;
  private final Map<StartKind, CellTrials> siblings;

  /**
   * Of one cell.
   *
   * @param siblings cells that differ from it in their start only, with all their trials
   */
  WrongStarts(CellTrials cell, Map<StartKind, CellTrials> siblings) {
    this.cell = cell;
    this.siblings = siblings;
  }

  /** Trials that are void, in the order of time. */
  List<Trial> spoiled() {
    return cell.all().stream().filter(trial -> addedShare(trial) > LIMIT).toList();
  }

  /** Whether leaving the void trials out is enough. */
  boolean canBeLeftOut() {
    return spoiled().size() <= VOID_TRIALS_LIMIT * cell.all().size();
  }

  /** Share of a trial's energy that its wrong starts bring in; 0 where no start could be told. */
  private double addedShare(Trial trial) {
    StartCounts starts = trial.calls().starts();
    return starts.known() == 0
        ? 0
        : wrongKinds(starts).stream()
            .mapToDouble(kind -> starts.share(kind) * Math.max(1, weight(kind)))
            .sum();
  }

  /** Kinds of start that were seen and not planned. */
  List<StartKind> wrongKinds(StartCounts starts) {
    return Arrays.stream(StartKind.values())
        .filter(kind -> kind != cell.cell().start() && starts.seen(kind) > 0)
        .toList();
  }

  /** Energy of such a start over that of a planned one: this run's own, else presumed. */
  double weight(StartKind seen) {
    OptionalDouble right = meanNet(Optional.of(cell));
    OptionalDouble wrong = meanNet(Optional.ofNullable(siblings.get(seen)));
    boolean known =
        right.isPresent()
            && wrong.isPresent()
            && right.getAsDouble() > 0
            && wrong.getAsDouble() > 0;
    return known ? wrong.getAsDouble() / right.getAsDouble() : presumed(cell.cell().start(), seen);
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
}
