package io.whiskwatt.results.compare;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Interruption;
import io.whiskwatt.results.trial.NodeClocks;
import io.whiskwatt.results.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gates that follow from how the meters of machines fared. {@code docs/analysis.md} has them. */
final class MeterGates {
  /** As a share of a window, how wrong its edges may be on a machine's clock. */
  static final double CLOCK_LIMIT = 0.01;

  private final NodeClocks clocks;
  private final Map<NodeId, String> names;

  /**
   * Of one run.
   *
   * @param names of machines, for people
   */
  MeterGates(NodeClocks clocks, Map<NodeId, String> names) {
    this.clocks = clocks;
    this.names = names;
  }

  static List<Gate> of(RunData run, List<CellTrials> cells) {
    MeterGates gates = new MeterGates(NodeClocks.of(run), Surroundings.machines(run));
    List<Gate> all = new ArrayList<>();
    cells.forEach(cell -> gates.clock(cell).ifPresent(all::add));
    Interruption.of(run, gates.clocks, cells).forEach(each -> all.add(gates.interruption(each)));
    return all;
  }

  /** The worst edge of a cell. */
  private Optional<Gate> clock(CellTrials cell) {
    double worst = 0;
    String where = "";
    for (Trial trial : cell.trials()) {
      for (NodeId node : cell.nodes()) {
        double share = clocks.boundSeconds(trial.step(), node) / trial.seconds();
        where = share > worst ? name(node) : where;
        worst = Math.max(worst, share);
      }
    }
    if (!(worst > CLOCK_LIMIT)) {
      return Optional.empty();
    }
    return Optional.of(
        new Gate(
            Gate.Kind.CLOCK_BOUND,
            Gate.Severity.LIMITS,
            "When a window of "
                + cell.cell().id()
                + " began and ended is known on the clock of "
                + where
                + " to "
                + Digits.percent(worst)
                + " of its length only (up to "
                + Digits.percent(CLOCK_LIMIT)
                + " is usual); the energy of net load is uncertain by as much."));
  }

  private Gate interruption(Interruption found) {
    return new Gate(
        Gate.Kind.READINGS_INTERRUPTED,
        Gate.Severity.NOTE,
        words(found.reason(), name(found.node()))
            + (found.times() == 1 ? " once, for " : " " + found.times() + " times, for ")
            + String.format(Locale.ROOT, "%.3g s in all: ", found.seconds())
            + cost(found)
            + ".");
  }

  private static String words(GapReason reason, String machine) {
    return switch (reason) {
      case CONNECTION_LOST -> "The agent on " + machine + " did not answer";
      case AGENT_RESTARTED ->
          "The agent on " + machine + " was started anew, and nobody read its counters,";
      case NODE_RESTARTED -> "The machine " + machine + " was started anew, and not read,";
      case SAMPLES_LOST -> "Readings of " + machine + " are missing";
      case PERMISSION_DENIED -> "The counters of " + machine + " were not allowed to be read";
      case ZONE_VANISHED -> "A counter of " + machine + " vanished";
    };
  }

  private static String cost(Interruption found) {
    return switch (found.trials()) {
      case 0 -> "no trial lost its energy for that";
      case 1 -> "1 trial has no energy for that";
      default -> found.trials() + " trials have no energy for that";
    };
  }

  private String name(NodeId node) {
    return names.getOrDefault(node, node.value());
  }
}
