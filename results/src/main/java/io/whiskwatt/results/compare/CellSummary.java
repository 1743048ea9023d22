package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import java.util.List;
import java.util.Optional;

/**
 * All trials of one cell.
 *
 * @param id {@code runc/hello@256MB/cold/closed-1}
 * @param comparisonKey the id without the platform
 * @param calls what became of its invocations, those of void trials included
 * @param energy empty: there was no energy source
 * @param stages empty: the platform did not tell them
 * @param parts of a workload that is a mix; empty: it is none
 */
public record CellSummary(
    String id,
    String platform,
    String comparisonKey,
    String workload,
    StartKind start,
    String load,
    CellCalls calls,
    Optional<EnergyPerInvocation> energy,
    Latency response,
    Latency service,
    Latency lateness,
    Optional<StageMeans> stages,
    List<TrialPoint> trials,
    List<PartSummary> parts,
    List<Gate> gates) {
  public CellSummary {
    trials = List.copyOf(trials);
    parts = List.copyOf(parts);
    gates = List.copyOf(gates);
  }

  /** How many were sent, failed ones included. */
  public long invocations() {
    return calls.outcomes().sent();
  }

  /** Share of those whose start could be told that started as planned, 0 to 1; NaN: none could. */
  public double startShare() {
    return calls.starts().share(start);
  }
}
