package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gates that follow from how a cell's energy was read. {@code docs/analysis.md} has them. */
final class EnergyGates {
  /** Trials without energy are left out up to this share of all; above it there is no verdict. */
  static final double LOST_LIMIT = 0.10;

  /** Scatter of idle windows, as a share of idle power, above which something else was running. */
  static final double IDLE_SCATTER_LIMIT = 0.05;

  /**
   * Share of a window's energy that may be another moment's, because the source is coarse: up to
   * this it goes without saying.
   */
  static final double COARSE_NOTE = 0.02;

  /** Above this share it limits what can be concluded. */
  static final double COARSE_LIMIT = 0.10;

  /** Gates that say nothing about response times. */
  private static final Set<Gate.Kind> ENERGY_ONLY =
      EnumSet.of(
          Gate.Kind.MULTIPLE_WRAPS,
          Gate.Kind.PACKAGE_MISSING,
          Gate.Kind.OVERLAPPING_DOMAINS,
          Gate.Kind.SAMPLES_LOST,
          Gate.Kind.READINGS_INTERRUPTED,
          Gate.Kind.CLOCK_BOUND,
          Gate.Kind.CHECK_DISAGREES,
          Gate.Kind.ENERGY_MODELLED,
          Gate.Kind.ENERGY_SIMULATED,
          Gate.Kind.NO_ENERGY_SOURCE,
          Gate.Kind.SERVING_NODE_NOT_METERED,
          Gate.Kind.SOURCE_RESOLUTION,
          Gate.Kind.ENERGY_UNEXPLAINED);

  private EnergyGates() {}

  static boolean concernsTimes(Gate gate) {
    return !ENERGY_ONLY.contains(gate.kind());
  }

  static List<Gate> of(CellTrials cell) {
    List<Gate> gates = new ArrayList<>();
    lost(cell, TrialEnergy.Reason.SAMPLES_LOST, "energy readings are missing")
        .ifPresent(gates::add);
    lost(
            cell,
            TrialEnergy.Reason.MULTIPLE_WRAPS,
            "an energy counter may have wrapped more than once, or was reset")
        .ifPresent(gates::add);
    lost(cell, TrialEnergy.Reason.NO_IDLE_WINDOW, "no idle window lies beside them")
        .ifPresent(gates::add);
    zones(cell).forEach(gates::add);
    coarse(cell).ifPresent(gates::add);
    return gates;
  }

  /** The counters that were added up, by what they are. */
  private static Stream<Gate> zones(CellTrials cell) {
    SummedZones summed = new SummedZones(cell.metered());
    String of = "The energy of " + cell.cell().id();
    Stream<Gate> missing =
        summed.missing().stream()
            .map(
                text ->
                    new Gate(
                        Gate.Kind.PACKAGE_MISSING,
                        Gate.Severity.VOID,
                        of
                            + " is that of "
                            + text
                            + " of a machine, and says nothing of the rest."));
    Stream<Gate> twice =
        summed.overlaps().stream()
            .map(
                text ->
                    new Gate(
                        Gate.Kind.OVERLAPPING_DOMAINS,
                        Gate.Severity.VOID,
                        of + " counts some of it twice: " + text + " overlap."));
    return Stream.concat(missing, twice).distinct();
  }

  /** The source is too coarse for windows of this length and energy. */
  private static Optional<Gate> coarse(CellTrials cell) {
    double most =
        cell.trials().stream()
            .flatMap(trial -> trial.knownEnergy().stream())
            .mapToDouble(TrialEnergy.Known::coarseness)
            .max()
            .orElse(0);
    return most <= COARSE_NOTE
        ? Optional.empty()
        : Optional.of(
            new Gate(
                Gate.Kind.SOURCE_RESOLUTION,
                most > COARSE_LIMIT ? Gate.Severity.LIMITS : Gate.Severity.NOTE,
                "Up to "
                    + Digits.percent(most)
                    + " of the energy of a window of "
                    + cell.cell().id()
                    + " may belong to what came before or after it: the source is updated too"
                    + " rarely, or in steps too large, for windows this short; make them longer."));
  }

  private static Optional<Gate> lost(CellTrials cell, TrialEnergy.Reason reason, String why) {
    long lost =
        cell.trials().stream()
            .map(Trial::energy)
            .filter(energy -> energy instanceof TrialEnergy.Lost l && l.reason() == reason)
            .count();
    if (lost == 0) {
      return Optional.empty();
    }
    double share = (double) lost / cell.trials().size();
    return Optional.of(
        new Gate(
            reason == TrialEnergy.Reason.MULTIPLE_WRAPS
                ? Gate.Kind.MULTIPLE_WRAPS
                : Gate.Kind.SAMPLES_LOST,
            share > LOST_LIMIT ? Gate.Severity.VOID : Gate.Severity.LIMITS,
            "The energy of "
                + lost
                + " of "
                + cell.trials().size()
                + " trials of "
                + cell.cell().id()
                + " is not known and left out, because "
                + why
                + "; a verdict allows "
                + Digits.percent(LOST_LIMIT)
                + "."));
  }

  /** What the source is; the same sentence for all cells of that quality. */
  static Optional<Gate> quality(Quality quality) {
    return switch (quality) {
      case MEASURED -> Optional.empty();
      case MODELLED ->
          Optional.of(
              new Gate(
                  Gate.Kind.ENERGY_MODELLED,
                  Gate.Severity.LIMITS,
                  "The energy is modelled from CPU time and not measured: it says how busy the"
                      + " machine was, not what it drew."));
      case SIMULATED ->
          Optional.of(
              new Gate(
                  Gate.Kind.ENERGY_SIMULATED,
                  Gate.Severity.LIMITS,
                  "The energy is made up by a simulation."));
      case NONE ->
          Optional.of(
              new Gate(
                  Gate.Kind.NO_ENERGY_SOURCE,
                  Gate.Severity.VOID,
                  "No energy source could be read, so nothing is said about energy."));
    };
  }

  static Optional<Gate> mixed(CellTrials baseline, CellTrials other) {
    Set<Quality> all = EnumSet.noneOf(Quality.class);
    all.addAll(baseline.qualities());
    all.addAll(other.qualities());
    if (all.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Gate(
            Gate.Kind.ENERGY_MODELLED,
            Gate.Severity.VOID,
            "Energy numbers of different quality ("
                + String.join(", ", all.stream().map(Quality::key).toList())
                + ") are never compared with each other."));
  }

  static Optional<Gate> foreignLoad(CellTrials cell) {
    double scatter = Math.sqrt(cell.noise().variance()) / cell.idleWatts();
    if (!(scatter > IDLE_SCATTER_LIMIT)) {
      return Optional.empty();
    }
    return Optional.of(
        new Gate(
            Gate.Kind.FOREIGN_LOAD_IN_IDLE,
            Gate.Severity.LIMITS,
            "Idle power scattered by "
                + Digits.percent(scatter)
                + " from one idle window to the next (up to "
                + Digits.percent(IDLE_SCATTER_LIMIT)
                + " is usual): something else was running on the machine."));
  }
}
