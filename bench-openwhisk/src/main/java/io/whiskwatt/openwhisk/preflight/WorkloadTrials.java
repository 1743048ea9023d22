package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.start.StartControl;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether each workload fits the platform and runs there, and how long a call of it takes. */
final class WorkloadTrials {
  private static final int FRESH_CALLS = 3;
  private static final int HELD_CALLS = 5;

  private final TryOut tryOut;
  private final StudyActions actions;
  private final StartControl control;
  private final Foresight foresight;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Duration> medians = new HashMap<>();

  WorkloadTrials(TryOut tryOut, StudyActions actions, StartControl control, Foresight foresight) {
    this.tryOut = tryOut;
    this.actions = actions;
    this.control = control;
    this.foresight = foresight;
  }

  /** Tries a workload out; one that does not fit is not invoked. */
  void tryOut(Workload workload, List<CellPlan> cells) {
    if (!foresight.unfit(workload).isEmpty()) {
      return;
    }
    Parsed<ActionDraft> draft = actions.draft(workload, control.annotations(StartKind.COLD));
    problems.addAll(draft.problems());
    draft.value().ifPresent(fresh -> invoke(workload, fresh, cells));
  }

  private void invoke(Workload workload, ActionDraft fresh, List<CellPlan> cells) {
    TryOut.Tried first =
        tryOut.anew(fresh, workload.payload(), needsMedian(cells, false) ? FRESH_CALLS : 1);
    keep(workload, fresh.kind(), false, first);
    if (first.failure().isEmpty() && needsMedian(cells, true)) {
      actions
          .draft(workload, control.annotations(StartKind.WARM))
          .value()
          .map(held -> tryOut.again(held, workload.payload(), HELD_CALLS))
          .ifPresent(tried -> keep(workload, fresh.kind(), true, tried));
    }
    if (first.failure().isEmpty() && !first.hasEnvelope()) {
      notes.add(Envelope.absence(workload.name()));
    }
  }

  private void keep(Workload workload, String kind, boolean held, TryOut.Tried tried) {
    tried
        .failure()
        .ifPresent(
            why ->
                problems.add(
                    Problem.of(
                        "the workload \"" + workload.id() + "\" fails on " + kind + ": " + why,
                        "it was invoked with its payload; mend it first")));
    tried.median().ifPresent(median -> medians.put(key(workload, held), median));
  }

  /** A limit that no caller can reach needs no estimate. */
  private boolean needsMedian(List<CellPlan> cells, boolean held) {
    return cells.stream()
        .filter(plan -> isHeld(plan.cell().start()) == held)
        .map(plan -> plan.cell().load())
        .anyMatch(this::canMeetLimit);
  }

  private boolean canMeetLimit(LoadShape load) {
    double perMinute = Duration.ofMinutes(1).toNanos() / (double) LoadRate.SHORTEST_CALL.toNanos();
    return !(load instanceof LoadShape.Closed closed)
        || closed.concurrency() * perMinute > foresight.limits().invocationsPerMinute();
  }

  private static boolean isHeld(StartKind start) {
    return start == StartKind.WARM || start == StartKind.PAUSED;
  }

  private static String key(Workload workload, boolean held) {
    return workload.id() + (held ? " held" : " fresh");
  }

  /** The median time of one call of the workload; empty: none was needed, or it failed. */
  Optional<Duration> median(Workload workload, StartKind start) {
    return Optional.ofNullable(medians.get(key(workload, isHeld(start))));
  }

  List<Problem> problems() {
    return problems;
  }

  /** What does not stand in the way but must be known. */
  List<String> notes() {
    return notes;
  }
}
