package io.whiskwatt.results.stop;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.store.StopFacts;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.StopRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What decides how many blocks a study gets, for those who run one. */
public final class StudyStop {
  private StudyStop() {}

  /**
   * The rule of a study that runs into this folder. What it decides it writes to {@code stop.json}
   * there; from the same committed blocks it always decides the same.
   */
  public static StopRule rule(StudySpec study, Path folder) {
    return study
        .stopping()
        .<StopRule>map(stopping -> new TwoStages(study, stopping, folder))
        .orElseGet(StopRule::fixedBlocks);
  }

  /** The study with as many blocks as its run was extended to. */
  public static StudySpec extended(StudySpec study, Path folder) {
    int designed = study.design().blocks();
    int planned = StopFacts.read(folder).planned().orElse(designed);
    return study.ofBlocks(Math.max(designed, planned));
  }

  /**
   * Declares a further look at a finished run, after more blocks. It is on disk when this returns.
   *
   * @param committed what the run holds
   * @param blocks how many more, 1 or more
   * @throws io.whiskwatt.config.InvalidConfiguration when the run is not finished, or the study
   *     declared no further look
   */
  public static void extend(StudySpec study, Path folder, List<StepRecord> committed, int blocks) {
    Stopping stopping =
        study
            .stopping()
            .filter(rule -> rule.looks() > 1)
            .orElseThrow(() -> LookRefused.undeclared(study.name()));
    StopFacts facts = StopFacts.read(folder);
    int complete = completeBlocks(study, committed);
    Optional<Integer> planned = facts.planned();
    if (planned.isEmpty() || complete < planned.get()) {
      throw LookRefused.unfinished(folder, complete);
    }
    if (facts.looks().size() >= stopping.looks()) {
      throw LookRefused.spent(stopping.looks());
    }
    List<Integer> looks = new ArrayList<>(facts.looks());
    looks.add(Math.addExact(planned.get(), blocks));
    new StopFacts(facts.firstStage(), looks).write(folder);
  }

  /** Blocks in which every cell of the study was measured. */
  static int completeBlocks(StudySpec study, List<StepRecord> committed) {
    Set<String> all = study.cells().stream().map(Cell::id).collect(Collectors.toSet());
    Map<Integer, Set<String>> measured =
        committed.stream()
            .map(StepRecord::key)
            .filter(key -> !key.cell().isEmpty())
            .collect(
                Collectors.groupingBy(
                    StepKey::block,
                    Collectors.mapping(StepKey::cell, Collectors.toCollection(HashSet::new))));
    return (int) measured.values().stream().filter(cells -> cells.containsAll(all)).count();
  }
}
