package io.whiskwatt.results.trial;

import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.run.StepFacts;
import io.whiskwatt.run.StepRecord;
import java.util.Map;
import java.util.Optional;

/**
 * One measured window of one cell, with everything the files say of it.
 *
 * @param parts the calls of each part of a mix, by its workload's id; empty: it is none
 * @param course of response times through the window
 */
public record Trial(
    StepRecord step,
    StudyFacts.PlannedCell cell,
    Calls calls,
    TrialEnergy energy,
    Map<String, Calls> parts,
    Course course) {
  public Trial {
    parts = Map.copyOf(parts);
  }

  /** Of a workload that is no mix. */
  public Trial(StepRecord step, StudyFacts.PlannedCell cell, Calls calls, TrialEnergy energy) {
    this(step, cell, calls, energy, Map.of(), Course.NONE);
  }

  /** The same with the calls of one part alone; its energy cannot be told from the others'. */
  Trial ofPart(String workload) {
    return new Trial(
        step, cell, Optional.ofNullable(parts.get(workload)).orElse(Calls.NONE), energy);
  }

  /** From the window's opening to its close. */
  public double seconds() {
    return (step.endNanos() - step.startNanos()) / 1e9;
  }

  public int block() {
    return step.key().block();
  }

  /** The energy, where it is known and at least one invocation used it. */
  public Optional<TrialEnergy.Known> knownEnergy() {
    return energy instanceof TrialEnergy.Known known && calls.outcomes().sent() > 0
        ? Optional.of(known)
        : Optional.empty();
  }

  /** What the platform or the load loop said of the starts; empty: nothing. */
  public Optional<String> limitation() {
    return Optional.ofNullable(step.facts().get(StepFacts.LIMITATION)).map(Object::toString);
  }
}
