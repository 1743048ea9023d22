package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.stats.IdleNoise;
import io.whiskwatt.results.stats.NetEnergyUncertainty;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Metered;
import io.whiskwatt.results.trial.Served;
import io.whiskwatt.results.trial.Stages;
import io.whiskwatt.results.trial.StartCounts;
import io.whiskwatt.results.trial.Times;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockGatesTest {
  @Test
  void ratio_that_rises_through_the_run_is_said_to_depend_on_time() {
    assertThat(BlockGates.of(ratio(24, block -> 1 + 0.02 * block), DesignLevel.L1))
        .extracting(Gate::kind)
        .contains(Gate.Kind.TRENDING_RATIO, Gate.Kind.CORRELATED);
  }

  @Test
  void alternating_blocks_neither_trend_nor_look_alike() {
    assertThat(BlockGates.of(ratio(24, block -> 1 + 0.02 * (block % 2)), DesignLevel.L1)).isEmpty();
  }

  @Test
  void few_blocks_are_noted() {
    assertThat(BlockGates.of(ratio(5, block -> 1 + 0.02 * (block % 2)), DesignLevel.L1))
        .extracting(Gate::kind)
        .containsExactly(Gate.Kind.TOO_FEW_BLOCKS);
  }

  private static EnergyRatio ratio(int blocks, IntToDoubleFunction other) {
    return new EnergyRatio(
        new Pair(cell("a", blocks, block -> 1), cell("b", blocks, other), false));
  }

  private static CellTrials cell(String platform, int blocks, IntToDoubleFunction joules) {
    StudyFacts.PlannedCell cell =
        new StudyFacts.PlannedCell(platform + "/w/warm/l", platform, "w", StartKind.WARM, "l");
    return new CellTrials(
        cell,
        IntStream.range(0, blocks)
            .mapToObj(block -> trial(cell, block, joules.applyAsDouble(block)))
            .toList(),
        List.of(),
        Set.of(Quality.MEASURED),
        new Metered(Set.of(), Set.of(), Map.of()),
        new IdleNoise(0, 0),
        1);
  }

  private static Trial trial(StudyFacts.PlannedCell cell, int block, double joules) {
    Times none = new Times(Tally.of(Map.of()), 0);
    Calls calls =
        new Calls(
            SampleTrials.succeeded(1),
            StartCounts.NONE,
            Served.NONE,
            Tally.of(Map.of()),
            Stages.NONE,
            none,
            none,
            none);
    NetEnergyUncertainty exact = new NetEnergyUncertainty(0, 0, 0, 0, 0);
    StepRecord step =
        new StepRecord(
            new StepKey(block, cell.id(), "measure", 0), 0, 0, 0, 1, Instant.EPOCH, Map.of());
    return new Trial(
        step,
        cell,
        calls,
        new TrialEnergy.Known(Quality.MEASURED, joules, 0, joules, exact, 0, true));
  }
}
