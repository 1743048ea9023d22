package io.whiskwatt.results.compare;

import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.finding.Steadiness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gates that follow from findings: energy that nothing explains, windows that had not settled.
 * {@code docs/analysis.md} has them.
 */
final class FindingGates {
  /** In standard uncertainties of a window (method: mixes). */
  static final double LIMIT = 2;

  private FindingGates() {}

  /** The gates of cells and those of their findings. */
  static Map<String, List<Gate>> added(Map<String, List<Gate>> gates, Findings findings) {
    Map<String, List<Gate>> all = new LinkedHashMap<>();
    gates.forEach((cell, found) -> all.put(cell, new ArrayList<>(found)));
    for (EnergyBalance balance : findings.balances()) {
      if (!balance.closes()) {
        String what = "of an invocation is attributed to nothing";
        add(all, balance.cell(), balance.unexplainedJoules(), balance.uncertaintyJoules(), what);
      }
    }
    for (MixEnergy mix : findings.mixes()) {
      if (mix.unexplainedJoules() > LIMIT * mix.uncertaintyJoules()) {
        String what = "of a window of this mix depends on more than how often each part was called";
        add(all, mix.cell(), mix.unexplainedJoules(), mix.uncertaintyJoules(), what);
      }
    }
    findings.steadiness().stream()
        .filter(Steadiness::isUnsettledWindow)
        .forEach(moved -> add(all, moved.subject(), Gate.Kind.WINDOWS_UNSETTLED, moved.sentence()));
    return all;
  }

  private static void add(
      Map<String, List<Gate>> gates, String cell, double joules, double uncertainty, String what) {
    add(
        gates,
        cell,
        Gate.Kind.ENERGY_UNEXPLAINED,
        Digits.three(joules)
            + " J "
            + what
            + ", more than twice its standard uncertainty of "
            + Digits.three(uncertainty)
            + " J ("
            + cell
            + ").");
  }

  private static void add(
      Map<String, List<Gate>> gates, String cell, Gate.Kind kind, String message) {
    gates
        .computeIfAbsent(cell, id -> new ArrayList<>())
        .add(new Gate(kind, Gate.Severity.LIMITS, message));
  }
}
