package io.whiskwatt.cli;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.Step;
import java.util.List;
import java.util.stream.Collectors;

/** What a step does, in a few words. */
final class StepWords {
  private StepWords() {}

  static String of(Step step) {
    if (step instanceof Step.Drain) {
      return "waiting for sandboxes to end";
    }
    if (step instanceof Step.Prepare prepare) {
      return "preparing " + of(prepare.cell());
    }
    if (step instanceof Step.WarmUp warmUp) {
      return "warming up " + of(warmUp.cells());
    }
    if (step instanceof Step.Settle) {
      return "letting the machine settle";
    }
    if (step instanceof Step.Idle idle) {
      return of(idle.condition());
    }
    if (step instanceof Step.Fill fill) {
      return "making " + of(fill.pool()) + " of " + fill.cell().platform();
    }
    if (step instanceof Step.IdlePool idle) {
      return "measuring " + of(idle.pool()) + " of " + idle.platform();
    }
    if (step instanceof Step.GeneratorOnly) {
      return "measuring the generator alone";
    }
    return "measuring " + of(((Step.Measure) step).cells());
  }

  private static String of(Cell cell) {
    return cell.platform() + ", " + cell.workload().name() + " " + cell.start().key();
  }

  private static String of(List<Cell> cells) {
    return cells.stream().map(StepWords::of).collect(Collectors.joining(" and "));
  }

  private static String of(IdleCondition condition) {
    return condition instanceof IdleCondition.Pool pool
        ? "measuring " + of(pool)
        : "measuring the idle machine";
  }

  private static String of(IdleCondition.Pool pool) {
    return pool.sandboxes() == 1 ? "1 idle sandbox" : pool.sandboxes() + " idle sandboxes";
  }
}
