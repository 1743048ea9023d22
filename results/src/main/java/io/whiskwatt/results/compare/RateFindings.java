package io.whiskwatt.results.compare;

import io.whiskwatt.load.RateStep;
import io.whiskwatt.results.compare.RateFinding.Block;
import io.whiskwatt.results.compare.RateFinding.Ending;
import io.whiskwatt.results.stats.MeanInterval;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.run.SearchFacts;
import java.util.List;
import java.util.Optional;

/** The searches of a run, cell by cell. */
final class RateFindings {
  private RateFindings() {}

  static List<RateFinding> of(List<CellTrials> cells) {
    return cells.stream().flatMap(cell -> of(cell).stream()).toList();
  }

  /** Empty where the cell's load is no search. */
  static Optional<RateFinding> of(CellTrials cell) {
    List<Block> blocks =
        cell.trials().stream().filter(RateFindings::searched).map(RateFindings::block).toList();
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(new RateFinding(cell.cell().id(), cell.cell().load(), mean(blocks), blocks));
  }

  static boolean searched(CellTrials cell) {
    return cell.all().stream().anyMatch(RateFindings::searched);
  }

  private static boolean searched(Trial trial) {
    return !SearchFacts.read(trial.step().facts()).isEmpty();
  }

  private static Interval mean(List<Block> blocks) {
    return blocks.stream().anyMatch(block -> block.perSecond() == 0)
        ? Interval.UNKNOWN
        : Interval.of(
            MeanInterval.of(blocks.stream().mapToDouble(Block::perSecond).toArray(), 0.95));
  }

  private static Block block(Trial trial) {
    List<SearchFacts.Step> steps = SearchFacts.read(trial.step().facts());
    double highest =
        steps.stream()
            .filter(step -> step.finding() == RateStep.Finding.MET)
            .mapToDouble(SearchFacts.Step::askedPerSecond)
            .max()
            .orElse(0);
    return new Block(trial.block(), highest, ending(steps, highest), steps);
  }

  private static Ending ending(List<SearchFacts.Step> steps, double highest) {
    if (shows(steps, RateStep.Finding.GENERATOR_BOUND)) {
      return Ending.GENERATOR_BOUND;
    }
    if (!shows(steps, RateStep.Finding.MISSED)) {
      return Ending.HIGHEST_MET;
    }
    return highest == 0 ? Ending.LOWEST_MISSED : Ending.FOUND;
  }

  private static boolean shows(List<SearchFacts.Step> steps, RateStep.Finding finding) {
    return steps.stream().anyMatch(step -> step.finding() == finding);
  }
}
