package io.whiskwatt.results.compare;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.usage.TrialUsage;
import io.whiskwatt.results.usage.UsageOfCell;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gates that follow from what the machines did. {@code docs/analysis.md} has them. */
final class UsageGates {
  /** Processors that may be busy with work of no known group in idle windows … */
  static final double FOREIGN_PROCESSORS = 0.1;

  /** … or this share of all, whichever is more. */
  static final double FOREIGN_SHARE = 0.02;

  /** Share of the wanted CPU time that a hypervisor may keep. */
  static final double STEAL_LIMIT = 0.01;

  /** Share of the machines' CPU time that the tool's own work may take without a word. */
  static final double OWN_NOTE = 0.01;

  /** Degrees between the first and the last third of a session's trials. */
  static final double DRIFT_LIMIT = 5;

  /** With fewer trials a third is one trial or none. */
  private static final int TRIALS_FOR_A_DRIFT = 6;

  private final int processors;
  private final Set<Gate> gates = new LinkedHashSet<>();

  private UsageGates(int processors) {
    this.processors = processors;
  }

  /**
   * Of all cells of a run.
   *
   * @param processors of the machines together; 0: not known
   */
  static List<Gate> of(List<UsageOfCell> cells, int processors) {
    UsageGates found = new UsageGates(processors);
    List<TrialUsage> trials =
        cells.stream().flatMap(cell -> cell.trials().stream()).sorted(BY_TIME).toList();
    found.foreignLoad(cells);
    found.steal(trials);
    found.throttles(trials);
    found.ownCost(trials);
    trials.stream()
        .map(trial -> trial.trial().step().session())
        .distinct()
        .forEach(session -> found.drift(trials, session));
    found.policy(cells);
    return List.copyOf(found.gates);
  }

  private static final Comparator<TrialUsage> BY_TIME =
      Comparator.comparingInt((TrialUsage trial) -> trial.trial().step().session())
          .thenComparingLong(trial -> trial.trial().step().startNanos());

  private void add(Gate.Kind kind, String message) {
    gates.add(new Gate(kind, Gate.Severity.LIMITS, message));
  }

  private void foreignLoad(List<UsageOfCell> cells) {
    double busiest =
        cells.stream().flatMapToDouble(cell -> cell.foreignProcessors().stream()).max().orElse(0);
    double limit = Math.max(FOREIGN_PROCESSORS, FOREIGN_SHARE * processors);
    if (busiest > limit) {
      add(
          Gate.Kind.FOREIGN_LOAD_IN_IDLE,
          "While nothing was invoked, "
              + Digits.three(busiest)
              + " processors were busy with work that belongs neither to sandboxes nor to what"
              + " runs them (up to "
              + Digits.three(limit)
              + " is usual): something else was running on the machine.");
    }
  }

  private void steal(List<TrialUsage> trials) {
    double most = trials.stream().mapToDouble(trial -> trial.work().stealShare()).max().orElse(0);
    double mean =
        trials.stream().mapToDouble(trial -> trial.work().stealShare()).average().orElse(0);
    if (mean > STEAL_LIMIT) {
      add(
          Gate.Kind.STEAL,
          "A hypervisor gave "
              + Digits.percent(mean)
              + " of the CPU time that was wanted to other machines (at most "
              + Digits.percent(most)
              + " in one trial): times and energy depend on neighbours that nobody sees.");
    }
  }

  private void ownCost(List<TrialUsage> trials) {
    double busy = trials.stream().mapToDouble(trial -> trial.work().busySeconds()).sum();
    double sending = seconds(trials, ProcessGroup.GENERATOR) / busy;
    double reading = seconds(trials, ProcessGroup.AGENT) / busy;
    if (sending + reading > OWN_NOTE) {
      gates.add(
          new Gate(
              Gate.Kind.OWN_COST,
              Gate.Severity.NOTE,
              "Of the CPU time of the measured machines in the windows, "
                  + Digits.percent(sending)
                  + " went into sending the load (on one machine the embedded platform included)"
                  + " and "
                  + Digits.percent(reading)
                  + " into reading the counters; but for what is said to be taken off, it is part of"
                  + " every number."));
    }
  }

  private static double seconds(List<TrialUsage> trials, ProcessGroup group) {
    return trials.stream().mapToDouble(trial -> trial.work().cpuSeconds(group)).sum();
  }

  private void throttles(List<TrialUsage> trials) {
    long slowed = trials.stream().filter(trial -> trial.work().throttles() >= 1).count();
    if (slowed > 0) {
      add(
          Gate.Kind.THERMAL_DRIFT,
          "Heat slowed the processors down in "
              + slowed
              + " of "
              + trials.size()
              + " trials; cool the machine, or lower the load.");
    }
  }

  private void drift(List<TrialUsage> all, int session) {
    double[] celsius =
        all.stream()
            .filter(trial -> trial.trial().step().session() == session)
            .flatMapToDouble(trial -> trial.work().temperatureCelsius().stream())
            .toArray();
    if (celsius.length < TRIALS_FOR_A_DRIFT) {
      return;
    }
    int third = celsius.length / 3;
    double change = mean(celsius, celsius.length - third, celsius.length) - mean(celsius, 0, third);
    if (Math.abs(change) > DRIFT_LIMIT) {
      add(
          Gate.Kind.THERMAL_DRIFT,
          "The processors were "
              + Digits.three(Math.abs(change))
              + " °C "
              + (change > 0 ? "hotter" : "cooler")
              + " in the last third of the trials than in the first: a hot processor draws more for"
              + " the same work.");
    }
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }

  private void policy(List<UsageOfCell> cells) {
    double changes = cells.stream().mapToDouble(UsageOfCell::policyChanges).max().orElse(0);
    if (changes >= 1) {
      add(
          Gate.Kind.GOVERNOR_NOT_FIXED,
          "A governor, turbo or a frequency limit was changed during the run ("
              + Math.round(changes)
              + " times seen): trials before and after are not alike.");
    }
  }
}
