package io.whiskwatt.results.stop;

import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.precision.SampleSize;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.StopFacts;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.StopRule;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two-stage stopping (Stein 1945): the scatter of the first blocks says how many there will be in
 * all, N = ⌈(1.96·s_U/w)²⌉ + 2 over the primary comparison that scatters most, within the fewest
 * and the most; then exactly N blocks. What was found plays no part in it.
 */
final class TwoStages implements StopRule {
  private final StudySpec study;
  private final Stopping stopping;
  private final Path folder;

  TwoStages(StudySpec study, Stopping stopping, Path folder) {
    this.study = study;
    this.stopping = stopping;
    this.folder = folder;
  }

  @Override
  public Decision after(List<StepRecord> committed) {
    return planned(committed)
        .filter(blocks -> StudyStop.completeBlocks(study, committed) >= blocks)
        .map(blocks -> Decision.STOP)
        .orElse(Decision.CONTINUE);
  }

  @Override
  public int most(List<StepRecord> committed, int designed) {
    return planned(committed).orElse(designed);
  }

  private Optional<Integer> planned(List<StepRecord> committed) {
    StopFacts facts = StopFacts.read(folder);
    boolean due =
        facts.planned().isEmpty()
            && StudyStop.completeBlocks(study, committed) >= stopping.minBlocks();
    return due ? decide().planned() : facts.planned();
  }

  private StopFacts decide() {
    StopFacts decided = stopping.minBlocks() == stopping.maxBlocks() ? fixed() : fromFirstStage();
    decided.write(folder);
    return decided;
  }

  private StopFacts fixed() {
    return new StopFacts(Optional.empty(), List.of(stopping.maxBlocks()));
  }

  private StopFacts fromFirstStage() {
    RunData first = RunData.below(stopping.minBlocks(), folder);
    StopFacts.FirstStage stage =
        Analysis.of(first).contrasts().stream()
            .filter(Contrast::primary)
            .map(this::stage)
            .max(Comparator.comparingInt(StopFacts.FirstStage::wanted))
            .orElseGet(() -> stage("", Double.NaN, Integer.MAX_VALUE));
    int blocks = Math.max(stopping.minBlocks(), Math.min(stage.wanted(), stopping.maxBlocks()));
    return new StopFacts(Optional.of(stage), List.of(blocks));
  }

  private StopFacts.FirstStage stage(Contrast contrast) {
    double deviation = contrast.precision().deviation().orElse(Double.NaN);
    int wanted =
        Double.isNaN(deviation)
            ? Integer.MAX_VALUE
            : SampleSize.needed(deviation, contrast.blocks(), stopping.halfWidth());
    return stage(contrast.otherCell() + " against " + contrast.baselineCell(), deviation, wanted);
  }

  private StopFacts.FirstStage stage(String comparison, double deviation, int wanted) {
    return new StopFacts.FirstStage(
        stopping.minBlocks(), comparison, deviation, stopping.halfWidth(), wanted);
  }
}
