package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Step;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A window in which the trials of one or several cells were carried out. They have its opening and
 * its close in common: it closes after the last completion of all of them, and its tail.
 *
 * @param cells of the trials, in the same order
 * @param spent facts that are the same for all of them
 */
record MeasuredWindow(
    List<Cell> cells,
    List<OpenTrial> trials,
    List<OpenTrial.Measured> measured,
    Map<String, Object> spent) {

  /** Opens it, and returns when it is closed. */
  static MeasuredWindow of(
      Step.Measure step, Function<Cell, OpenTrial> prepared, TimeSource time, RunWatch watch) {
    List<OpenTrial> trials = step.cells().stream().map(prepared).toList();
    GeneratorWork work = GeneratorWork.begin(watch);
    List<OpenTrial.Measured> measured =
        SideBySide.send(trials, trial -> trial.measured(step.window()), time);
    return new MeasuredWindow(step.cells(), trials, measured, work.facts());
  }

  long openedNanos() {
    return measured.stream().mapToLong(OpenTrial.Measured::openedNanos).min().orElseThrow();
  }

  long closedNanos() {
    return measured.stream().mapToLong(OpenTrial.Measured::closedNanos).max().orElseThrow();
  }

  /** After it: what the platforms know of each slot. */
  List<TrialData> join() {
    List<TrialData> data = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      data.add(trials.get(i).join(measured.get(i)));
    }
    return data;
  }

  /** Of one of its trials. */
  Map<String, Object> facts(int trial) {
    Cell cell = cells.get(trial);
    Map<String, Object> facts = new LinkedHashMap<>(measured.get(trial).facts());
    facts.putAll(spent);
    facts.put(StepFacts.PLATFORM, cell.platform());
    if (cells.size() > 1) {
      facts.put(
          StepFacts.BESIDE,
          cells.stream()
              .filter(other -> !other.equals(cell))
              .map(Cell::id)
              .collect(Collectors.joining(",")));
    }
    return facts;
  }
}
