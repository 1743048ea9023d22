package io.whiskwatt.results.compare;

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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Cells made of trials of 10,000 invocations each, for looking at their gates. */
final class SampleTrials {
  static final long SENT = 10_000;
  static final long MILLI = 1_000_000;
  static final NodeId WORKER = new NodeId("boot-1");

  private SampleTrials() {}

  /** Nothing but warm starts that succeeded. */
  static Calls sound() {
    return calls(succeeded(SENT), started(Map.of(StartKind.WARM, SENT)), 0);
  }

  /** Nothing else happened. */
  static Outcomes succeeded(long count) {
    return new Outcomes(Map.of(OutcomeKind.SUCCESS, count));
  }

  static Calls outcomes(long failed, long throttled, long accepted, long dropped) {
    Outcomes outcomes =
        new Outcomes(
            Map.of(
                OutcomeKind.SUCCESS,
                SENT - failed - accepted,
                OutcomeKind.TRUNCATED,
                failed - throttled,
                OutcomeKind.THROTTLED,
                throttled,
                OutcomeKind.ACCEPTED,
                accepted,
                OutcomeKind.DROPPED,
                dropped));
    return calls(outcomes, started(Map.of(StartKind.WARM, SENT)), 0);
  }

  static Calls starts(StartCounts starts) {
    return calls(succeeded(SENT), starts, 0);
  }

  static StartCounts started(Map<StartKind, Long> seen) {
    return new StartCounts(seen, 0, Map.of(), 0, 0);
  }

  static Calls late(long nanos) {
    return calls(succeeded(SENT), started(Map.of(StartKind.WARM, SENT)), nanos);
  }

  static Calls servedBy(Served served) {
    Calls sound = sound();
    return new Calls(
        sound.outcomes(),
        sound.starts(),
        served,
        sound.lookupMillis(),
        sound.stages(),
        sound.response(),
        sound.service(),
        sound.lateness());
  }

  private static Calls calls(Outcomes outcomes, StartCounts starts, long lateNanos) {
    Times response = new Times(Tally.of(Map.of(20 * MILLI, SENT)), 0);
    Times lateness = new Times(Tally.of(Map.of(0L, SENT - 200, lateNanos + 1, 200L)), 0);
    return calls(outcomes, starts, Stages.NONE, response, lateness);
  }

  static Calls calls(
      Outcomes outcomes, StartCounts starts, Stages stages, Times response, Times lateness) {
    return new Calls(
        outcomes,
        starts,
        new Served(Map.of(WORKER, outcomes.sent()), 0),
        Tally.of(Map.of()),
        stages,
        response,
        response,
        lateness);
  }

  /** One trial. */
  static CellTrials cell(StartKind start, Calls calls) {
    return cell(start, 1, "", List.of(calls));
  }

  /**
   * Several trials.
   *
   * @param joules net, of each invocation
   */
  static CellTrials cell(StartKind start, double joules, String limitation, List<Calls> trials) {
    StudyFacts.PlannedCell cell =
        new StudyFacts.PlannedCell("p/w/" + start.key() + "/l", "p", "w", start, "l");
    return new CellTrials(
        cell,
        IntStream.range(0, trials.size())
            .mapToObj(block -> trial(cell, block, trials.get(block), joules, limitation))
            .toList(),
        List.of(),
        Set.of(Quality.MEASURED),
        new Metered(Set.of(WORKER), Set.of(), Map.of()),
        new IdleNoise(0, 0),
        1);
  }

  /** Trials with the facts of a search, one for each block. */
  static CellTrials searched(String platform, List<Map<String, Object>> facts) {
    StudyFacts.PlannedCell cell =
        new StudyFacts.PlannedCell(
            platform + "/w/warm/search", platform, "w", StartKind.WARM, "search");
    CellTrials plain = cell(StartKind.WARM, 1, "", Collections.nCopies(facts.size(), sound()));
    List<Trial> trials =
        IntStream.range(0, facts.size())
            .mapToObj(block -> with(plain.trials().get(block), cell, facts.get(block)))
            .toList();
    return new CellTrials(
        cell,
        trials,
        List.of(),
        plain.qualities(),
        plain.metered(),
        plain.noise(),
        plain.idleWatts());
  }

  private static Trial with(Trial trial, StudyFacts.PlannedCell cell, Map<String, Object> facts) {
    StepRecord step = trial.step();
    StepKey key = new StepKey(step.key().block(), cell.id(), "measure", 0);
    return new Trial(
        new StepRecord(
            key,
            step.session(),
            step.order(),
            step.startNanos(),
            step.endNanos(),
            step.wallStart(),
            facts),
        cell,
        trial.calls(),
        trial.energy());
  }

  private static Trial trial(
      StudyFacts.PlannedCell cell, int block, Calls calls, double joules, String limitation) {
    TrialEnergy energy =
        new TrialEnergy.Known(
            Quality.MEASURED,
            2 * joules * SENT,
            1,
            joules * SENT,
            new NetEnergyUncertainty(0, 0, 0, 0, 0),
            0,
            true);
    StepRecord step =
        new StepRecord(
            new StepKey(block, cell.id(), "measure", 0),
            0,
            0,
            block,
            1_000_000_000,
            Instant.EPOCH,
            limitation.isEmpty() ? Map.of() : Map.of("limitation", limitation));
    return new Trial(step, cell, calls, energy);
  }
}
