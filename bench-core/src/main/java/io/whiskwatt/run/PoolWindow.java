package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One platform's idle window with warm sandboxes.
 *
 * @param cell of the action that they hold: the platform's first workload, as many callers as
 *     sandboxes
 */
record PoolWindow(Cell cell, IdleCondition.Pool pool) {
  /** Of each platform that has a cell in the study, in the order of the file. */
  static List<PoolWindow> of(StudySpec study, IdleCondition.Pool pool) {
    return study.platforms().stream()
        .map(PlatformEntry::name)
        .flatMap(
            platform -> firstWorkload(study, platform).map(one -> of(platform, one, pool)).stream())
        .toList();
  }

  private static Optional<Workload> firstWorkload(StudySpec study, String platform) {
    return study.cells().stream()
        .filter(cell -> cell.platform().equals(platform))
        .map(cell -> cell.workload().actions().get(0))
        .findFirst();
  }

  private static PoolWindow of(String platform, Workload workload, IdleCondition.Pool pool) {
    LoadShape callers = new LoadShape.Closed(pool.sandboxes(), Duration.ZERO);
    return new PoolWindow(new Cell(platform, workload, StartKind.WARM, callers), pool);
  }

  String platform() {
    return cell.platform();
  }

  /** What its record is known by; no cell's id is a platform's name. */
  StepKey key(int block) {
    return key(block, platform(), pool);
  }

  static StepKey key(int block, String platform, IdleCondition.Pool pool) {
    return new StepKey(block, platform, pool.id(), 0);
  }
}
