package io.whiskwatt.results.simulate;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.results.store.InvocationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Invocations of one trial: one after the other, all of them as planned. */
final class SimulatedCalls {
  private static final long SENDING_NANOS = 40_000;
  private static final double SHARE_OF_TURN = 0.95;

  private SimulatedCalls() {}

  /**
   * Spread over a window, each within its turn.
   *
   * @param calls 1 and up
   */
  static List<InvocationRow> of(
      Cell cell, NodeId node, int calls, long from, long window, Chance chance) {
    List<InvocationRow> rows = new ArrayList<>();
    long turn = window / calls;
    for (int slot = 0; slot < calls; slot++) {
      long intended = from + slot * turn;
      long end = intended + Math.round(turn * SHARE_OF_TURN * (1 + 0.1 * chance.unit()));
      rows.add(
          new InvocationRow(
              slot,
              slot,
              intended,
              intended + SENDING_NANOS,
              end,
              OutcomeKind.SUCCESS,
              200,
              Optional.of(detail(cell, node, slot)),
              Optional.empty()));
    }
    return rows;
  }

  private static InvocationDetail detail(Cell cell, NodeId node, int slot) {
    return new InvocationDetail(
        slot,
        "simulated-" + slot,
        "0.0.1",
        PlatformTimes.UNKNOWN,
        new SandboxUse(cell.platform(), OptionalLong.of(slot + 2)),
        StartEvidence.of(cell.start()),
        Optional.of(node),
        Optional.empty());
  }
}
