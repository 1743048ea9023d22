package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.precision.SampleSize;
import io.whiskwatt.results.stop.StudyStop;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.RunFolder;
import io.whiskwatt.results.store.StopFacts;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.StopRule;
import io.whiskwatt.testing.ContractCheck;
import io.whiskwatt.testing.StopRuleContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many blocks a study gets, from the files of simulated runs. */
class TwoStageStudyTest {
  private static final Stopping TWO_STAGES = new Stopping(0.025, 5, 40, 1);

  @TempDir private Path temporary;

  @Test
  void number_of_blocks_follows_from_the_scatter_of_the_first_ones() {
    Path folder = run(TWO_STAGES, 6).write(folder());
    StopRule rule = StudyStop.rule(study(TWO_STAGES, 6), folder);
    List<StepRecord> committed = steps(folder);
    assertThat(rule.after(below(committed, 4))).isEqualTo(StopRule.Decision.CONTINUE);
    assertThat(rule.most(below(committed, 4), 40)).isEqualTo(40);
    assertThat(rule.after(below(committed, 5))).isEqualTo(StopRule.Decision.CONTINUE);
    StopFacts.FirstStage stage = StopFacts.read(folder).firstStage().orElseThrow();
    assertThat(stage.blocks()).isEqualTo(5);
    assertThat(stage.comparison()).startsWith("kata/").contains(" against runc/");
    assertThat(stage.wanted()).isEqualTo(SampleSize.needed(stage.deviation(), 5, 0.025));
    assertThat(rule.most(committed, 40)).isEqualTo(Math.min(40, stage.wanted()));
  }

  @Test
  void decision_is_the_same_again_whatever_was_measured_since() throws IOException {
    Path folder = run(TWO_STAGES, 12).write(folder());
    StudySpec study = study(TWO_STAGES, 12);
    List<StepRecord> committed = steps(folder);
    StudyStop.rule(study, folder).after(below(committed, 5));
    String decided = Files.readString(folder.resolve(RunFolder.STOP));
    Files.delete(folder.resolve(RunFolder.STOP));
    StudyStop.rule(study, folder).after(committed);
    assertThat(Files.readString(folder.resolve(RunFolder.STOP))).isEqualTo(decided);
  }

  @Test
  void rule_keeps_the_contract_of_stop_rules() {
    Path folder = run(TWO_STAGES, 6).write(folder());
    StudySpec study = study(TWO_STAGES, 6);
    StopRuleContract.of(() -> StudyStop.rule(study, folder), steps(folder))
        .forEach(TwoStageStudyTest::run);
  }

  private static void run(ContractCheck check) {
    assertThat(check.name()).isNotBlank();
    assertThatCode(check.body()::run).doesNotThrowAnyException();
  }

  @Test
  void study_ends_at_the_most_blocks_and_says_that_its_target_was_not_met() {
    Stopping strict = new Stopping(0.001, 5, 6, 1);
    Path folder = run(strict, 6).write(folder());
    StopRule rule = StudyStop.rule(study(strict, 6), folder);
    assertThat(rule.after(steps(folder))).isEqualTo(StopRule.Decision.STOP);
    Contrast energy = Analysis.of(folder).contrasts().get(0);
    assertThat(energy.gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.TARGET_NOT_MET)
        .singleElement()
        .satisfies(gate -> assertThat(gate.message()).contains("from 6 blocks", "±0.1 %"));
    assertThat(energy.precision().further().orElseThrow()).isGreaterThan(100);
  }

  /** The baseline takes nothing: its energy is not separated from 0, whatever the blocks. */
  @Test
  void a_ratio_without_an_end_has_not_met_its_target_either() {
    Stopping wide = new Stopping(0.5, 5, 6, 1);
    Path folder =
        SyntheticRun.of(StartKind.WARM)
            .platform("runc", new SyntheticRun.Truth(0, 0, 40, 0.05))
            .platform("kata", new SyntheticRun.Truth(0.5, 0.04, 40, 0.05))
            .stopping(wide)
            .blocks(6, 6)
            .write(folder());
    Contrast energy = Analysis.of(folder).contrasts().get(0);
    assertThat(energy.ratio().bounded()).isFalse();
    assertThat(energy.gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.TARGET_NOT_MET)
        .singleElement()
        .satisfies(gate -> assertThat(gate.message()).contains("has no end", "±50 %"));
  }

  @Test
  void a_run_is_finished_with_the_blocks_that_were_decided() {
    Stopping wide = new Stopping(0.5, 5, 40, 1);
    Path folder = run(wide, 5).write(folder());
    assertThat(StudyStop.rule(study(wide, 5), folder).after(steps(folder)))
        .isEqualTo(StopRule.Decision.STOP);
    Comparison comparison = Analysis.of(folder);
    assertThat(comparison.blocksPlanned()).isEqualTo(5);
    assertThat(comparison.gates()).noneMatch(gate -> gate.kind() == Gate.Kind.UNFINISHED);
  }

  @Test
  void looks_that_were_declared_widen_every_interval_from_the_first_on() {
    Path once = run(new Stopping(0.5, 6, 6, 1), 6).write(folder());
    Path thrice = run(new Stopping(0.5, 6, 6, 3), 6).write(temporary.resolve("thrice"));
    Contrast usual = Analysis.of(once).contrasts().get(0);
    Contrast wider = Analysis.of(thrice).contrasts().get(0);
    assertThat(wider.precision().confidence()).isCloseTo(1 - 0.05 / 3, within(1e-12));
    assertThat(wider.ratio().low()).isLessThan(usual.ratio().low());
    assertThat(wider.sentence()).contains("98.3 % interval");
    assertThat(wider.gates()).anyMatch(gate -> gate.kind() == Gate.Kind.FURTHER_LOOKS);
  }

  @Test
  void further_looks_are_declared_taken_and_used_up() {
    Stopping twice = new Stopping(0.5, 5, 5, 2);
    Path folder = run(twice, 5).write(folder());
    StudySpec study = study(twice, 5);
    StudyStop.rule(study, folder).after(steps(folder));
    StudyStop.extend(study, folder, steps(folder), 7);
    assertThat(StopFacts.read(folder).looks()).containsExactly(5, 12);
    assertThat(StudyStop.extended(study, folder).design().blocks()).isEqualTo(12);
    assertThat(StudyStop.rule(study, folder).after(steps(folder)))
        .isEqualTo(StopRule.Decision.CONTINUE);
    assertThat(Analysis.of(folder).blocksPlanned()).isEqualTo(12);
    assertRefused(study, folder, "is not finished: 5 blocks are complete");
    new StopFacts(Optional.empty(), List.of(4, 5)).write(folder);
    assertRefused(study, folder, "declared 2 looks, and all of them were taken");
  }

  @Test
  void a_study_that_declared_no_further_look_is_not_extended() {
    Path folder = run(TWO_STAGES, 5).write(folder());
    assertRefused(study(TWO_STAGES, 5), folder, "declared no further look");
  }

  private static void assertRefused(StudySpec study, Path folder, String why) {
    List<StepRecord> committed = steps(folder);
    assertThatThrownBy(() -> StudyStop.extend(study, folder, committed, 3))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining(why);
  }

  private Path folder() {
    return temporary.resolve("run");
  }

  private static StudySpec study(Stopping rule, int done) {
    return run(rule, done).study();
  }

  private static SyntheticRun run(Stopping rule, int done) {
    return SyntheticRun.of(StartKind.WARM)
        .platform("runc", new SyntheticRun.Truth(0.5, 0.04, 40, 0.05))
        .platform("kata", new SyntheticRun.Truth(0.5, 0.04, 40, 0.05))
        .stopping(rule)
        .blocks(rule.maxBlocks(), done);
  }

  private static List<StepRecord> steps(Path folder) {
    return RunData.read(folder).steps();
  }

  private static List<StepRecord> below(List<StepRecord> steps, int block) {
    return steps.stream().filter(step -> step.key().block() < block).toList();
  }
}
