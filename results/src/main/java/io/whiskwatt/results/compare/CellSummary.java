package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All trials of one cell.
 *
 * @param id {@code runc/hello@256MB/cold/closed-1}
 * @param comparisonKey the id without the platform
 * @param invocations sent, failed ones included
 * @param startShare share of invocations whose start was seen as planned, 0 to 1; NaN: none could
 *     be told
 * @param energy empty: there was no energy source
 * @param stages mean seconds by stage: {@code client}, {@code wait}, {@code init}, {@code run}
 */
public record CellSummary(
    String id,
    String platform,
    String comparisonKey,
    String workload,
    StartKind start,
    String load,
    long invocations,
    long failed,
    long dropped,
    double startShare,
    Optional<EnergyPerInvocation> energy,
    Latency response,
    Latency service,
    Latency lateness,
    Map<String, Double> stages,
    List<TrialPoint> trials,
    List<Gate> gates) {}
