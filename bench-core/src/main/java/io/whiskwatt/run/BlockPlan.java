package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
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
 * order counterbalanced over pairs of blocks with a random sign, or all of them in one window where
 * the design is parallel; then what the generator sends alone; an idle window on both sides of at
 * most four windows (method: estimators, order; detectability). Idle windows with sandboxes stand
 * at the beginning of a block or at its end, in turn.
 */
final class BlockPlan {
  private final StudySpec study;
  private final Duration longestDrain;
  private final List<SendingAlone> alone;

  /** Without anything that the generator sends alone. */
  BlockPlan(StudySpec study, Duration longestDrain) {
    this(study, longestDrain, List.of());
  }

  /**
   * @param longestDrain of all platforms: what waiting for the sandboxes of a trial takes
   * @param alone generator-only windows of each block
   */
  BlockPlan(StudySpec study, Duration longestDrain, List<SendingAlone> alone) {
    this.study = study;
    this.longestDrain = longestDrain;
    this.alone = List.copyOf(alone);
  }

  StudyPlan all() {
    return remaining(List.of());
  }

  /**
   * What is left to do. A session has its own clock, so its first block opens with an idle window
   * of its own; a block whose windows are all committed, but for the last empty one, is done.
   */
  StudyPlan remaining(List<StepRecord> committed) {
    List<List<Step>> blocks = new ArrayList<>();
    for (int block = 0; block < study.design().blocks(); block++) {
      Committed done = Committed.of(block, committed);
      List<List<Cell>> windows = windows(block).stream().filter(each -> !done.has(each)).toList();
      List<PoolWindow> pools = pools(block).stream().filter(each -> !done.has(each)).toList();
      List<SendingAlone> sendings = alone.stream().filter(each -> !done.has(each)).toList();
      if (!windows.isEmpty() || !pools.isEmpty() || !sendings.isEmpty()) {
        BlockSteps steps = new BlockSteps(block, done.idles(), study.design(), longestDrain);
        blocks.add(steps.of(windows, sendings, pools, poolsFirst(block), blocks.isEmpty()));
      }
    }
    return new StudyPlan(blocks);
  }

  /** The cells of a block in the order they are measured; depends on nothing but the study. */
  List<Cell> order(int block) {
    return windows(block).stream().flatMap(List::stream).toList();
  }

  /** The same, those together that are measured at the same time. */
  private List<List<Cell>> windows(int block) {
    List<List<Cell>> comparisons = comparisons();
    Collections.shuffle(comparisons, random(block, 1));
    List<List<Cell>> windows = new ArrayList<>();
    for (List<Cell> comparison : comparisons) {
      List<Cell> cells = counterbalanced(comparison, block, comparisonOf(comparison.get(0)));
      if (study.design().arrangement().isParallel()) {
        windows.add(cells);
      } else {
        cells.forEach(cell -> windows.add(List.of(cell)));
      }
    }
    return windows;
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

  /** The idle windows with sandboxes, the platforms of one condition next to each other. */
  private List<PoolWindow> pools(int block) {
    return study.design().arrangement().pools().stream()
        .flatMap(pool -> counterbalanced(PoolWindow.of(study, pool), block, pool.id()).stream())
        .toList();
  }

  /** At the beginning of one block of a pair and at the end of the other. */
  private boolean poolsFirst(int block) {
    return random(block / 2, 0).nextBoolean() ^ (block % 2 == 1);
  }

  /** A random order for each pair of blocks, reversed in its second block. */
  private <T> List<T> counterbalanced(List<T> comparison, int block, String key) {
    List<T> order = new ArrayList<>(comparison);
    Collections.shuffle(order, random(block / 2, 2 + key.hashCode()));
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

  /** What of a block is committed. */
  private record Committed(int block, List<StepKey> keys) {
    static Committed of(int block, List<StepRecord> committed) {
      return new Committed(
          block,
          committed.stream().map(StepRecord::key).filter(key -> key.block() == block).toList());
    }

    /** Cells of one window are committed together. */
    boolean has(List<Cell> window) {
      return window.stream()
          .allMatch(cell -> keys.stream().anyMatch(key -> key.cell().equals(cell.id())));
    }

    boolean has(PoolWindow window) {
      return keys.contains(window.key(block));
    }

    boolean has(SendingAlone sending) {
      return keys.contains(sending.key(block));
    }

    /** Empty idle windows. */
    int idles() {
      return (int) keys.stream().filter(key -> key.cell().isEmpty()).count();
    }
  }
}
