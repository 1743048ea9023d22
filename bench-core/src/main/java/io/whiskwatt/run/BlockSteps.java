package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects and numbers the steps of one block. */
final class BlockSteps {
  /** An empty idle window at least every so many trials. */
  static final int TRIALS_BETWEEN_IDLE = 4;

  /** The difference to the empty machine is small: an empty window stands right beside each. */
  static final int POOLS_BETWEEN_IDLE = 2;

  private final int block;
  private final Design design;
  private final Duration longestDrain;
  private final List<Step> steps = new ArrayList<>();
  private int idles;
  private int drains;
  private int settles;

  /** The rehearsal, or the block before, may have left some. */
  private boolean sandboxesLeft = true;

  /**
   * @param idles how many empty idle windows of the block were committed before
   */
  BlockSteps(int block, int idles, Design design, Duration longestDrain) {
    this.block = block;
    this.idles = idles;
    this.design = design;
    this.longestDrain = longestDrain;
  }

  /**
   * Without an opening, the idle window that closed the block before serves for this one too.
   *
   * @param windows the cells of each
   */
  List<Step> of(
      List<List<Cell>> windows,
      List<SendingAlone> alone,
      List<PoolWindow> pools,
      boolean poolsFirst,
      boolean opening) {
    if (opening) {
      idle();
    }
    if (poolsFirst) {
      pools(pools);
    }
    trials(windows, alone);
    if (!poolsFirst) {
      pools(pools);
    }
    return steps;
  }

  private void trials(List<List<Cell>> windows, List<SendingAlone> alone) {
    int all = windows.size() + alone.size();
    for (int i = 0; i < all; i++) {
      if (i < windows.size()) {
        trial(windows.get(i));
      } else {
        alone(alone.get(i - windows.size()));
      }
      if ((i + 1) % TRIALS_BETWEEN_IDLE == 0 || i + 1 == all) {
        idle();
      }
    }
  }

  private void alone(SendingAlone sending) {
    drain();
    settle();
    steps.add(sending.step(block, design));
  }

  private void pools(List<PoolWindow> pools) {
    for (int i = 0; i < pools.size(); i++) {
      pool(pools.get(i));
      if ((i + 1) % POOLS_BETWEEN_IDLE == 0 || i + 1 == pools.size()) {
        idle();
      }
    }
  }

  private void idle() {
    drain();
    settle();
    steps.add(new Step.Idle(block, idles++, new IdleCondition.Empty(), design.idleWindow()));
  }

  private void pool(PoolWindow window) {
    drain();
    steps.add(new Step.Fill(block, window.cell(), window.pool()));
    settle();
    steps.add(new Step.IdlePool(block, window.platform(), window.pool(), design.idleWindow()));
    sandboxesLeft = true;
  }

  private void trial(List<Cell> cells) {
    drain();
    cells.forEach(cell -> steps.add(new Step.Prepare(block, cell)));
    if (!design.warmUp().isZero()) {
      steps.add(new Step.WarmUp(block, cells, design.warmUp()));
    }
    settle();
    steps.add(new Step.Measure(block, cells, cells.get(0).window(design)));
    sandboxesLeft = true;
  }

  private void drain() {
    Duration expected = sandboxesLeft ? longestDrain : Duration.ZERO;
    steps.add(new Step.Drain(block, drains++, expected));
    sandboxesLeft = false;
  }

  private void settle() {
    if (!design.settle().isZero()) {
      steps.add(new Step.Settle(block, settles++, design.settle()));
    }
  }
}
