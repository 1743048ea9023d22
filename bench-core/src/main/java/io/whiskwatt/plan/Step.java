package io.whiskwatt.plan;

import java.time.Duration;
import java.util.List;

/** One phase of a block. The runner executes steps in order; only some leave data. */
public sealed interface Step {
  /** Unique in a study: a committed step is never repeated. */
  String id();

  /** 0 and up. */
  int block();

  /**
   * Waits until the sandboxes of earlier trials are gone.
   *
   * @param expected what it takes at most, 0 where none should be left
   */
  record Drain(int block, int index, Duration expected) implements Step {
    @Override
    public String id() {
      return "b" + block + "/drain-" + index;
    }
  }

  /** Deploys the cell's action and makes its sandboxes and tickets. */
  record Prepare(int block, Cell cell) implements Step {
    @Override
    public String id() {
      return "b" + block + "/prepare/" + cell.id();
    }
  }

  /** Load that is not measured. */
  record WarmUp(int block, Cell cell, Duration length) implements Step {
    @Override
    public String id() {
      return "b" + block + "/warm-up/" + cell.id();
    }
  }

  /** Silence. */
  record Settle(int block, int index, Duration length) implements Step {
    @Override
    public String id() {
      return "b" + block + "/settle-" + index;
    }
  }

  /** An idle window: energy without invocations. */
  record Idle(int block, int index, IdleCondition condition, Duration length) implements Step {
    @Override
    public String id() {
      return "b" + block + "/" + condition.id() + "-" + index;
    }
  }

  /** A trial of each cell, at the same time when there are several. */
  record Measure(int block, List<Cell> cells, Duration window) implements Step {
    public Measure {
      cells = List.copyOf(cells);
    }

    @Override
    public String id() {
      return "b" + block + "/measure/" + String.join("+", cells.stream().map(Cell::id).toList());
    }
  }
}
