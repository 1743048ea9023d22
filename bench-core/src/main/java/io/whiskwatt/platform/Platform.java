package io.whiskwatt.platform;

import io.whiskwatt.config.Problem;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A system under test. Closing it leaves nothing behind that it made. */
public interface Platform extends AutoCloseable {
  /** The workers, by boot id; empty: unknown. */
  Set<NodeId> nodes();

  /** What the results must record: runtime, version, sandbox, network, rootfs mode, limits. */
  Map<String, String> facts();

  /** Everything that would keep these cells from being measured; empty: nothing. */
  List<Problem> preflight(List<CellPlan> cells);

  /** What the last preflight found that stands in nobody's way but must be known. */
  default List<String> notes() {
    return List.of();
  }

  /** Puts the cell's action in place under a study-owned name. */
  Deployment deploy(Cell cell);

  /**
   * Waits until no sandbox is alive, or the limit has passed.
   *
   * @param limit 0: only looks
   * @return what is still alive
   */
  Population drain(Duration limit);

  IsolationProof prove(IsolationClaim claim, NodeObserver nodes);

  @Override
  void close();
}
