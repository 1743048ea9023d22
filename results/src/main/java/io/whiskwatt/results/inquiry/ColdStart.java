package io.whiskwatt.results.inquiry;

import static io.whiskwatt.results.inquiry.Blocks.at;

import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import io.whiskwatt.results.usage.TrialUsage;
import io.whiskwatt.results.usage.UsageOfCell;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Energy of a cold start by block (method: cold − warm at the same rate and window, as a gross
 * difference, in which the idle power of both cancels). Where windows differ by no more than their
 * tails, idle power is taken off for the tail alone; where they differ by more, as in closed loops,
 * the difference is one of net energies. Sandboxes that wait in the windows draw keep-alive power,
 * which is taken off where it is known (method: −p_k·S).
 */
final class ColdStart {
  /** Relative difference of the window per invocation up to which idle power cancels. */
  static final double SAME_WINDOW = 0.05;

  private final Arm cold;
  private final Arm warm;
  private final Optional<IdlePool> pool;

  ColdStart(Arm cold, Arm warm, Optional<IdlePool> pool) {
    this.cold = cold;
    this.warm = warm;
    this.pool = pool;
  }

  /**
   * One of the two cells, each value per invocation and by block.
   *
   * @param gross joules
   * @param net joules
   * @param idleWatts around the windows
   * @param seconds of window
   * @param waiting sandbox-seconds; only blocks in which they were counted
   */
  record Arm(
      NavigableMap<Integer, Double> gross,
      NavigableMap<Integer, Double> net,
      NavigableMap<Integer, Double> idleWatts,
      NavigableMap<Integer, Double> seconds,
      NavigableMap<Integer, Double> waiting) {
    static Arm of(CellTrials cell, UsageOfCell usage) {
      return new Arm(
          Blocks.perInvocation(cell, TrialEnergy.Known::grossJoules),
          Blocks.perInvocation(cell, TrialEnergy.Known::netJoules),
          Blocks.of(
              cell,
              trial ->
                  trial.knownEnergy().stream()
                      .mapToDouble(TrialEnergy.Known::idleWatts)
                      .findFirst()),
          Blocks.means(cell.trials(), Trial::block, trial -> trial.seconds() / Blocks.sent(trial)),
          Blocks.means(usage.trials(), trial -> trial.trial().block(), Arm::waitingPerInvocation));
    }

    private static double waitingPerInvocation(TrialUsage usage) {
      return usage.work().waitingSandboxes().orElse(Double.NaN)
          * usage.trial().seconds()
          / Blocks.sent(usage.trial());
    }
  }

  /** One value for each block in which both cells are known. */
  NavigableMap<Integer, Double> joules() {
    boolean gross = sameWindows();
    NavigableMap<Integer, Double> joules = new TreeMap<>();
    for (int block : blocks()) {
      double difference =
          gross ? grossDifference(block) : at(cold.net, block) - at(warm.net, block);
      joules.put(block, difference - lingering(block));
    }
    return joules;
  }

  private List<Integer> blocks() {
    return cold.gross.keySet().stream().filter(warm.gross::containsKey).toList();
  }

  private double grossDifference(int block) {
    double watts = (at(cold.idleWatts, block) + at(warm.idleWatts, block)) / 2;
    double tail = at(cold.seconds, block) - at(warm.seconds, block);
    return at(cold.gross, block) - at(warm.gross, block) - watts * tail;
  }

  /** Energy of sandboxes that waited in the cold window and not in the warm one. */
  private double lingering(int block) {
    return corrected()
        ? at(pool.orElseThrow().watts(), block)
            * (at(cold.waiting, block) - at(warm.waiting, block))
        : 0;
  }

  private boolean corrected() {
    return counted()
        && pool.filter(known -> known.watts().keySet().containsAll(blocks())).isPresent();
  }

  private boolean counted() {
    return cold.waiting.keySet().containsAll(blocks())
        && warm.waiting.keySet().containsAll(blocks());
  }

  boolean sameWindows() {
    double ratio = mean(cold.seconds) / mean(warm.seconds);
    return Math.abs(ratio - 1) <= SAME_WINDOW;
  }

  private double mean(NavigableMap<Integer, Double> values) {
    return blocks().stream().mapToDouble(values::get).average().orElse(Double.NaN);
  }

  /** What the number does not hold for. */
  List<String> limits() {
    List<String> limits = new ArrayList<>();
    limits.add("It is the energy of processors and memory alone.");
    if (!sameWindows()) {
      limits.add(
          "Cold starts were "
              + Spoken.number(mean(cold.seconds))
              + " s apart and warm ones "
              + Spoken.number(mean(warm.seconds))
              + " s, so idle power does not cancel between them: this is the difference of net"
              + " energies, and errors of idle power are in it. A constant rate avoids that.");
    }
    lingeringWords().ifPresent(limits::add);
    return limits;
  }

  private Optional<String> lingeringWords() {
    if (!counted()) {
      return Optional.of(
          "Sandboxes of earlier cold starts may have waited in the windows; what they drew is in"
              + " it.");
    }
    double extra = mean(cold.waiting) - mean(warm.waiting);
    if (Math.abs(extra) < 1e-9) {
      return Optional.empty();
    }
    String waited =
        "For each cold start, sandboxes waited "
            + Spoken.number(extra)
            + " s longer in the windows than for a warm one; what they drew ";
    return Optional.of(
        corrected()
            ? waited + "has been taken off."
            : waited
                + "is in it. Idle windows with a pool, idle: [ empty, { pool: 4 } ], tell it.");
  }
}
