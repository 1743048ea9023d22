package io.whiskwatt.results.inquiry;

import static java.util.stream.Collectors.toMap;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.MachineEnergy;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import io.whiskwatt.results.usage.UsageOfCell;
import io.whiskwatt.run.StepKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the gross energy of a cell went. In each window it is idle energy, what was attributed to
 * groups of processes, and the rest, in whole microjoules; per invocation these are the means over
 * the blocks of the means over a block's windows, so that they still add up.
 */
final class EnergyBalances {
  static final String IDLE = "idle";
  static final String NET = "net";
  static final String CONTROL_PLANE = "control-plane machines";

  private final RunData run;
  private final Map<String, MachineEnergy> controlPlanes = new HashMap<>();

  EnergyBalances(RunData run) {
    this.run = run;
  }

  /** Empty where the energy of no window is known. */
  Optional<EnergyBalance> of(CellTrials cell, UsageOfCell usage) {
    List<Trial> known =
        cell.trials().stream().filter(trial -> trial.knownEnergy().isPresent()).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(balance(cell, known, usage));
  }

  private EnergyBalance balance(CellTrials cell, List<Trial> known, UsageOfCell usage) {
    Map<StepKey, Map<ProcessGroup, Long>> attributed =
        usage.trials().stream()
            .filter(trial -> trial.microjoules().isPresent())
            .collect(
                toMap(
                    trial -> trial.trial().step().key(),
                    trial -> trial.microjoules().orElseThrow()));
    Sums sums = new Sums(attributed.isEmpty());
    for (Trial trial : known) {
      sums.add(trial, weight(trial, known), attributed.getOrDefault(trial.step().key(), Map.of()));
    }
    List<EnergyBalance.Part> parts = sums.parts();
    controlPlane(cell, known)
        .ifPresent(joules -> parts.add(new EnergyBalance.Part(CONTROL_PLANE, joules, false)));
    double uncertainty = sums.uncertainty / 1e6;
    double unexplained = sums.unexplained / 1e6;
    return new EnergyBalance(
        cell.cell().id(),
        sums.total / 1e6,
        parts,
        unexplained,
        uncertainty,
        Math.abs(unexplained) <= 2 * uncertainty);
  }

  /** Every block counts alike, every window of a block likewise, and it is per invocation. */
  private static double weight(Trial trial, List<Trial> known) {
    long blocks = known.stream().map(Trial::block).distinct().count();
    long beside = known.stream().filter(other -> other.block() == trial.block()).count();
    return 1.0 / blocks / beside / Blocks.sent(trial);
  }

  /** Gross, in the windows of the cell; empty where it is not known of all of them. */
  private Optional<Double> controlPlane(CellTrials cell, List<Trial> known) {
    MachineEnergy energy =
        controlPlanes.computeIfAbsent(
            cell.cell().platform(), platform -> MachineEnergy.ofControlPlane(run, platform));
    double joules = 0;
    for (Trial trial : known) {
      OptionalDouble window = energy.joules(trial.step());
      joules += window.orElse(Double.NaN) * weight(trial, known);
    }
    return Double.isFinite(joules) ? Optional.of(joules) : Optional.empty();
  }

  /** Weighted sums over windows, in microjoules. */
  private static final class Sums {
    private final boolean nothingAttributed;
    private final Map<String, Double> parts = new LinkedHashMap<>();
    private double total;
    private double idle;
    private double unexplained;
    private double uncertainty;

    Sums(boolean nothingAttributed) {
      this.nothingAttributed = nothingAttributed;
    }

    void add(Trial trial, double weight, Map<ProcessGroup, Long> attributed) {
      TrialEnergy.Known energy = trial.knownEnergy().orElseThrow();
      long gross = Math.round(energy.grossJoules() * 1e6);
      long net = Math.round(energy.aboveIdleJoules() * 1e6);
      long rest = net;
      if (nothingAttributed) {
        parts.merge(NET, weight * net, Double::sum);
        rest = 0;
      }
      for (Map.Entry<ProcessGroup, Long> part : attributed.entrySet()) {
        parts.merge(name(part.getKey()), weight * part.getValue(), Double::sum);
        rest -= part.getValue();
      }
      total += weight * gross;
      idle += weight * (gross - net);
      unexplained += weight * rest;
      uncertainty += weight * energy.uncertainty().joules() * 1e6;
    }

    List<EnergyBalance.Part> parts() {
      List<EnergyBalance.Part> list = new ArrayList<>();
      list.add(new EnergyBalance.Part(IDLE, idle / 1e6, true));
      parts.entrySet().stream()
          .map(part -> new EnergyBalance.Part(part.getKey(), part.getValue() / 1e6, true))
          .sorted(Comparator.comparingDouble(EnergyBalance.Part::joules).reversed())
          .forEach(list::add);
      return list;
    }
  }

  /** A guest's function cannot be told from its monitor, nor one under gVisor from its kernel. */
  private static String name(ProcessGroup group) {
    return switch (group) {
      case FUNCTION -> "function";
      case VMM -> "virtual machine with the function";
      case SENTRY -> "sentry with the function";
      case VIRTIOFSD, SHIM -> "sandbox overhead";
      case KUBELET, CONTAINERD, CONTROL_PLANE -> "platform";
      case AGENT -> "energy agent";
      case GENERATOR -> "generator";
      case OTHER -> "other";
    };
  }
}
