package io.whiskwatt.results.report;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.results.compare.CellCalls;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.trial.Outcomes;
import io.whiskwatt.results.trial.StartCounts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of invocations, for reports. */
final class SampleCalls {
  private static final NodeId WORKER = new NodeId("8a6d21f0-77c1-4e0b-9d0e-2f4f7c0e1a11");
  private static final NodeId SECOND = new NodeId("invoker:1");

  private SampleCalls() {}

  /** Nearly all is well. */
  static CellCalls of(StartKind start, long sent) {
    boolean cold = start == StartKind.COLD;
    long wrong = cold ? 1 : 0;
    Map<StartKind, Long> seen =
        cold ? Map.of(StartKind.COLD, sent - 1, StartKind.WARM, 1L) : Map.of(start, sent);
    return new CellCalls(
        outcomes(sent, Map.of(OutcomeKind.STALE_CONNECTION, wrong, OutcomeKind.DROPPED, 2 * wrong)),
        new StartCounts(seen, 0, Map.of(), 0, 0),
        List.of(new CellCalls.Machine(WORKER, "worker-1", sent)),
        0,
        CellCalls.Lookups.NONE);
  }

  private static Outcomes outcomes(long sent, Map<OutcomeKind, Long> others) {
    Map<OutcomeKind, Long> counts = new EnumMap<>(others);
    counts.put(OutcomeKind.SUCCESS, sent - new Outcomes(others).sent());
    return new Outcomes(counts);
  }

  /** Two workers, starts that cannot be told, doubts, replies without a result, late records. */
  static CellCalls troubled(StartKind start, long sent) {
    StartCounts starts =
        new StartCounts(
            Map.of(start, sent - 12, StartKind.PREWARMED, 4L),
            8,
            Map.of(StartDoubt.INIT_IN_USED_INSTANCE, 3L, StartDoubt.COLD_OR_PREWARMED, 8L),
            3,
            0);
    return new CellCalls(
        outcomes(
            sent,
            Map.of(OutcomeKind.TRUNCATED, 1L, OutcomeKind.ACCEPTED, 2L, OutcomeKind.DROPPED, 2L)),
        starts,
        List.of(
            new CellCalls.Machine(WORKER, "worker-1", sent - 70),
            new CellCalls.Machine(SECOND, "invoker:1", 66)),
        4,
        new CellCalls.Lookups(9, 0.231, 61.4));
  }

  /** What an analysis would say of the troubled one. */
  static List<Gate> gates(String cell) {
    return List.of(
        new Gate(
            Gate.Kind.RESPONSE_UNKNOWN,
            Gate.Severity.LIMITS,
            "0.83 % of the invocations of " + cell + " were answered with 202."),
        new Gate(
            Gate.Kind.START_WITNESSES_DISAGREE,
            Gate.Severity.LIMITS,
            "Witnesses of the start contradict each other in 1.2 % of the invocations."));
  }
}
