package io.whiskwatt.results.inquiry;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.stats.IdleNoise;
import io.whiskwatt.results.stats.NetEnergyUncertainty;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Course;
import io.whiskwatt.results.trial.Metered;
import io.whiskwatt.results.trial.Outcomes;
import io.whiskwatt.results.trial.Served;
import io.whiskwatt.results.trial.Stages;
import io.whiskwatt.results.trial.StartCounts;
import io.whiskwatt.results.trial.Times;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** Windows of one cell whose truth is known, one for each block, idle at 60 W. */
final class Windows {
  static final double IDLE_WATTS = 60;
  private static final NodeId WORKER = new NodeId("boot-1");

  private final StudyFacts.PlannedCell cell;
  private final List<Trial> trials = new ArrayList<>();
  private IntToLongFunction begin = block -> 100_000_000_000L * block;

  private Windows(StudyFacts.PlannedCell cell) {
    this.cell = cell;
  }

  static Windows of(StartKind start, String... parts) {
    List<StudyFacts.PlannedPart> planned =
        List.of(parts).stream().map(part -> new StudyFacts.PlannedPart(part, 1)).toList();
    return new Windows(
        new StudyFacts.PlannedCell("p/w/" + start.key() + "/l", "p", "w", start, "l", planned));
  }

  /** When the window of each block opens, in nanoseconds. */
  Windows beginning(IntToLongFunction opening) {
    begin = opening;
    return this;
  }

  /** One more, of 30 s with 100 calls. */
  Windows and(double netJoules) {
    return and(30, netJoules, Course.NONE, Map.of("", 100L));
  }

  /** One more. */
  Windows and(double seconds, double netJoules, Course course, Map<String, Long> calls) {
    int block = trials.size();
    TrialEnergy energy =
        new TrialEnergy.Known(
            Quality.MEASURED,
            IDLE_WATTS * seconds + netJoules,
            IDLE_WATTS,
            netJoules,
            new NetEnergyUncertainty(0.25, 0, 0, 0, 0),
            0,
            true);
    long from = begin.applyAsLong(block);
    StepRecord step =
        new StepRecord(
            new StepKey(block, cell.id(), "measure", 0),
            0,
            0,
            from,
            from + Math.round(seconds * 1e9),
            Instant.EPOCH,
            Map.of());
    Map<String, Calls> parts = new TreeMap<>();
    calls.forEach((part, count) -> parts.put(part, calls(count)));
    long all = calls.values().stream().mapToLong(Long::longValue).sum();
    trials.add(new Trial(step, cell, calls(all), energy, parts, course));
    return this;
  }

  /** All of them succeeded after 20 ms. */
  private static Calls calls(long count) {
    Times times = new Times(Tally.of(Map.of(20_000_000L, count)), 0);
    return new Calls(
        new Outcomes(Map.of(OutcomeKind.SUCCESS, count)),
        new StartCounts(Map.of(), 0, Map.of(), 0, 0),
        new Served(Map.of(WORKER, count), 0),
        Tally.of(Map.of()),
        Stages.NONE,
        times,
        times,
        times);
  }

  CellTrials cell() {
    return new CellTrials(
        cell,
        trials,
        List.of(),
        Set.of(Quality.MEASURED),
        new Metered(Set.of(WORKER), Set.of(), Map.of()),
        new IdleNoise(0, 0),
        IDLE_WATTS);
  }
}
