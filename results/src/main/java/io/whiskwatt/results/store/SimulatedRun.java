package io.whiskwatt.results.store;

import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run that was made in memory and never measured: raw counters, clock exchanges and invocations
 * are handed over as the files of a run would tell them, so that analysis cannot know the
 * difference.
 */
public final class SimulatedRun {
  private final StudyFacts study;
  private final List<SessionFacts> sessions = new ArrayList<>();
  private final List<StepRecord> steps = new ArrayList<>();
  private final Map<StepKey, List<InvocationRow>> invocations = new LinkedHashMap<>();
  private final Readings readings = new Readings();

  /** Of one session; nothing was committed yet. */
  public SimulatedRun(StudySpec study, RunEnvironment environment) {
    this(StudyFacts.of(study), List.of(new SessionFacts(0, environment)));
  }

  /** Of a plan that no study file was read for. */
  public SimulatedRun(StudyFacts study, List<SessionFacts> sessions) {
    this.study = study;
    this.sessions.addAll(sessions);
  }

  /**
   * Commits a step.
   *
   * @param step in the order of time; its key must be new
   * @param rows in slot order; empty for a step without invocations
   * @param log what the meters told since the step before
   */
  public void commit(StepRecord step, List<InvocationRow> rows, EnergyLog log) {
    if (invocations.putIfAbsent(step.key(), List.copyOf(rows)) != null) {
      throw new IllegalArgumentException("step '" + step.key() + "' was committed before");
    }
    steps.add(step);
    readings.add(step.session(), log);
  }

  /** Everything that was committed so far. Its folder bears the study's name and does not exist. */
  public RunData data() {
    Map<StepKey, List<InvocationRow>> committed = Map.copyOf(invocations);
    return new RunData(
        Path.of(study.name()),
        study,
        sessions,
        steps,
        readings,
        committed(committed),
        StopFacts.NONE);
  }

  private static Invocations committed(Map<StepKey, List<InvocationRow>> invocations) {
    return (step, row) -> {
      List<InvocationRow> rows = invocations.get(step);
      if (rows == null) {
        throw new IllegalArgumentException("step '" + step + "' is not of this run");
      }
      rows.forEach(row);
    };
  }
}
