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

  /** Load that is not measured, of each cell at the same time when there are several. */
  record WarmUp(int block, List<Cell> cells, Duration length) implements Step {
    public WarmUp {
      cells = List.copyOf(cells);
    }

    @Override
    public String id() {
      return "b" + block + "/warm-up/" + ids(cells);
    }
  }

  /**
   * Makes the warm sandboxes of an idle window and calls each of them once.
   *
   * @param cell whose action they hold: a warm closed loop of as many callers as sandboxes
   */
  record Fill(int block, Cell cell, IdleCondition.Pool pool) implements Step {
    @Override
    public String id() {
      return "b" + block + "/fill/" + cell.platform() + "/" + pool.id();
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

  /** An idle window of one platform that holds warm sandboxes. */
  record IdlePool(int block, String platform, IdleCondition.Pool pool, Duration length)
      implements Step {
    @Override
    public String id() {
      return "b" + block + "/" + platform + "/" + pool.id();
    }
  }

  /** A trial of each cell, at the same time when there are several. */
  record Measure(int block, List<Cell> cells, Duration window) implements Step {
    public Measure {
      cells = List.copyOf(cells);
    }

    @Override
    public String id() {
      return "b" + block + "/measure/" + ids(cells);
    }
  }

  /**
   * The load of some cells, sent to a sink of the generator instead of to a platform: what is drawn
   * above idle is the generator's own.
   *
   * @param name unique among those of a block
   * @param cells that it stands for, one or more; their loads are alike
   */
  record GeneratorOnly(int block, String name, List<Cell> cells, Duration window) implements Step {
    public GeneratorOnly {
      cells = List.copyOf(cells);
    }

    @Override
    public String id() {
      return "b" + block + "/generator-only/" + name;
    }
  }

  private static String ids(List<Cell> cells) {
    return String.join("+", cells.stream().map(Cell::id).toList());
  }
}
