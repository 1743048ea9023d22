package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads all trials of a run. */
public final class Trials {
  /** The condition of steps that are trials. */
  public static final String MEASURE = "measure";

  private Trials() {}

  /** The cells of the study in its order; one without trials has none. */
  public static List<CellTrials> of(RunData run, Buckets buckets) {
    List<CellTrials> cells = new ArrayList<>();
    for (StudyFacts.PlannedCell cell : run.study().cells()) {
      cells.add(cell(run, cell, buckets));
    }
    return cells;
  }

  private static CellTrials cell(RunData run, StudyFacts.PlannedCell cell, Buckets buckets) {
    Map<StepRecord, Calls> calls = new LinkedHashMap<>();
    Map<StepRecord, Map<String, Calls>> parts = new HashMap<>();
    Map<StepRecord, Course> courses = new HashMap<>();
    for (StepRecord step : run.steps()) {
      if (step.key().condition().equals(MEASURE) && step.key().cell().equals(cell.id())) {
        List<InvocationRow> rows = run.invocations(step);
        calls.put(step, Calls.of(rows, buckets));
        parts.put(step, Calls.parts(rows, buckets));
        courses.put(step, Course.of(step, rows, buckets));
      }
    }
    Served served = calls.values().stream().map(Calls::served).reduce(Served.NONE, Served::plus);
    EnergyOfCell energy = new EnergyOfCell(run, cell.platform(), served);
    List<Trial> trials = new ArrayList<>();
    calls.forEach(
        (step, of) ->
            trials.add(
                new Trial(
                    step,
                    cell,
                    of,
                    energy.of(step),
                    parts.getOrDefault(step, Map.of()),
                    courses.getOrDefault(step, Course.NONE))));
    Set<Quality> qualities =
        trials.stream()
            .map(trial -> energy.quality(trial.step().session()))
            .collect(Collectors.toSet());
    return new CellTrials(
        cell, trials, List.of(), qualities, energy.metered(), energy.noise(), energy.idleWatts());
  }
}
