package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Lays out blocks: comparisons in random order, the platforms of one comparison adjacent, their
 * order counterbalanced over pairs of blocks with a random sign, an idle window on both sides of at
 * most four trials (method: estimators, order; detectability).
 */
final class BlockPlan {
  /** An idle window at least every so many trials. */
  static final int TRIALS_BETWEEN_IDLE = 4;

  private final StudySpec study;
  private final Duration longestDrain;

  /**
   * @param longestDrain of all platforms: what waiting for the sandboxes of a trial takes
   */
  BlockPlan(StudySpec study, Duration longestDrain) {
    this.study = study;
    this.longestDrain = longestDrain;
  }

  StudyPlan all() {
    return remaining(List.of());
  }

  /**
   * What is left to do. A session has its own clock, so its first block opens with an idle window
   * of its own; a block whose trials are all committed is done.
   */
  StudyPlan remaining(List<StepRecord> committed) {
    List<List<Step>> blocks = new ArrayList<>();
    for (int block = 0; block < study.design().blocks(); block++) {
      List<Cell> left = uncommitted(block, committed);
      if (left.isEmpty()) {
        continue;
      }
      int idles = committedIdles(block, committed);
      blocks.add(
          new StepList(block, idles, study.design(), longestDrain).block(left, blocks.isEmpty()));
    }
    return new StudyPlan(blocks);
  }

  /** The cells of a block in the order they are measured; depends on nothing but the study. */
  List<Cell> order(int block) {
    List<List<Cell>> comparisons = comparisons();
    Collections.shuffle(comparisons, random(block, 1));
    List<Cell> order = new ArrayList<>();
    for (List<Cell> comparison : comparisons) {
      order.addAll(counterbalanced(comparison, block));
    }
    return order;
  }

  private List<List<Cell>> comparisons() {
    Map<String, List<Cell>> byKey = new LinkedHashMap<>();
    for (Cell cell : study.cells()) {
      byKey.computeIfAbsent(comparisonOf(cell), key -> new ArrayList<>()).add(cell);
    }
    return new ArrayList<>(byKey.values());
  }

  /** With one platform there is nothing to compare but its starts: those are then kept adjacent. */
  private String comparisonOf(Cell cell) {
    return study.platforms().size() > 1
        ? cell.comparisonKey()
        : cell.workload().id() + "/" + cell.load().id();
  }

  /** A random order for each pair of blocks, reversed in its second block. */
  private List<Cell> counterbalanced(List<Cell> comparison, int block) {
    List<Cell> order = new ArrayList<>(comparison);
    Collections.shuffle(order, random(block / 2, 2 + comparisonOf(comparison.get(0)).hashCode()));
    if (block % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }

  /** Seeds of neighbouring blocks must not give similar orders, so they are mixed first. */
  private Random random(int block, long purpose) {
    long seed = study.design().seed() * 1_000_003L + block * 7_919L + purpose;
    return new Random(new SplittableRandom(seed).nextLong());
  }

  private List<Cell> uncommitted(int block, List<StepRecord> committed) {
    return order(block).stream().filter(cell -> !isCommitted(block, cell, committed)).toList();
  }

  private static boolean isCommitted(int block, Cell cell, List<StepRecord> committed) {
    return committed.stream()
        .map(StepRecord::key)
        .anyMatch(key -> key.block() == block && key.cell().equals(cell.id()));
  }

  private static int committedIdles(int block, List<StepRecord> committed) {
    return (int)
        committed.stream()
            .map(StepRecord::key)
            .filter(key -> key.block() == block && key.cell().isEmpty())
            .count();
  }

  /** Collects and numbers the steps of one block. */
  private static final class StepList {
    private final int block;
    private final Design design;
    private final Duration longestDrain;
    private final List<Step> steps = new ArrayList<>();
    private int idles;
    private int drains;
    private int settles;

    /** The rehearsal, or the block before, may have left some. */
    private boolean sandboxesLeft = true;

    StepList(int block, int idles, Design design, Duration longestDrain) {
      this.block = block;
      this.idles = idles;
      this.design = design;
      this.longestDrain = longestDrain;
    }

    /** Without an opening, the idle window that closed the block before serves for this one too. */
    List<Step> block(List<Cell> cells, boolean opening) {
      for (int trial = 0; trial < cells.size(); trial++) {
        if (trial % TRIALS_BETWEEN_IDLE == 0 && (trial > 0 || opening)) {
          idle();
        }
        trial(cells.get(trial));
      }
      idle();
      return steps;
    }

    private void idle() {
      drain();
      settle();
      steps.add(new Step.Idle(block, idles++, new IdleCondition.Empty(), design.idleWindow()));
    }

    private void trial(Cell cell) {
      drain();
      steps.add(new Step.Prepare(block, cell));
      if (!design.warmUp().isZero()) {
        steps.add(new Step.WarmUp(block, cell, design.warmUp()));
      }
      settle();
      steps.add(new Step.Measure(block, List.of(cell), cell.window(design)));
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
}
