package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.Invocation;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.start.StartControl;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.openwhisk.workload.ActionSource;
import io.whiskwatt.openwhisk.workload.WorkloadSuite;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks, before anything is measured, whether a platform can carry the cells of a study. */
public final class Preflight {
  private final OpenWhiskClient client;
  private final StartControl control;
  private final WorkloadSuite suite;
  private final StudyActions actions;

  public Preflight(OpenWhiskClient client, StartControl control, StudyActions actions) {
    this.client = client;
    this.control = control;
    this.suite = actions.suite();
    this.actions = actions;
  }

  /** Everything that stands in the way; each distinct workload is invoked once to find out. */
  public List<Problem> problems(List<CellPlan> cells) {
    Set<Problem> problems = new LinkedHashSet<>();
    Set<Workload> workloads = new LinkedHashSet<>();
    Answer<NamespaceLimits> limits = client.limits().await();
    if (limits.found().isEmpty()) {
      return List.of(Problem.of("OpenWhisk does not answer: " + limits.failure(), ""));
    }
    for (CellPlan plan : cells) {
      problems.addAll(startProblems(plan.cell()));
      workloads.add(plan.cell().workload());
    }
    for (Workload workload : workloads) {
      List<Problem> found = memoryProblems(workload, limits.found().get());
      problems.addAll(found.isEmpty() ? workloadProblems(workload) : found);
    }
    return List.copyOf(problems);
  }

  private List<Problem> startProblems(Cell cell) {
    List<Problem> problems = new ArrayList<>();
    suite
        .source(cell.workload())
        .value()
        .flatMap(
            source -> control.unsupported(cell.start(), source.kind(), cell.workload().memory()))
        .ifPresent(
            why ->
                problems.add(
                    Problem.of(
                        "the start \""
                            + cell.start().key()
                            + "\" cannot be had on \""
                            + cell.platform()
                            + "\": "
                            + why,
                        "remove it from starts")));
    int room = control.room(cell.workload().memory()).orElse(Integer.MAX_VALUE);
    if (cell.load() instanceof LoadShape.Closed closed && closed.concurrency() > room) {
      problems.add(
          Problem.of(
              "\""
                  + cell.id()
                  + "\" needs "
                  + closed.concurrency()
                  + " sandboxes at a time, and there is room for "
                  + room,
              "lower the concurrency or the workload's memory, or give the platform more"));
    }
    return problems;
  }

  private static List<Problem> memoryProblems(Workload workload, NamespaceLimits limits) {
    long wanted = workload.memory().megabytes();
    boolean fits = wanted >= limits.minMemoryMegabytes() && wanted <= limits.maxMemoryMegabytes();
    return fits
        ? List.of()
        : List.of(
            Problem.of(
                "the workload \""
                    + workload.id()
                    + "\" asks for memory outside "
                    + limits.minMemoryMegabytes()
                    + "–"
                    + limits.maxMemoryMegabytes()
                    + " MB",
                "change its memory"));
  }

  private List<Problem> workloadProblems(Workload workload) {
    Parsed<ActionSource> source = suite.source(workload);
    return source.value().map(code -> dryRun(workload, code)).orElse(source.problems());
  }

  private List<Problem> dryRun(Workload workload, ActionSource source) {
    ActionDraft draft = actions.draft(workload, source, control.annotations(StartKind.COLD));
    Answer<Invocation> answer = new TryOut(client).once(draft, workload.payload());
    Optional<String> failure = failure(answer);
    return failure
        .map(
            why ->
                List.of(
                    Problem.of(
                        "the workload \""
                            + workload.id()
                            + "\" fails on "
                            + source.kind()
                            + ": "
                            + why,
                        "it was invoked once with its payload; mend it first")))
        .orElse(List.of());
  }

  private static Optional<String> failure(Answer<Invocation> answer) {
    Optional<Invocation> invocation = answer.found();
    if (invocation.isEmpty()) {
      return Optional.of(answer.failure());
    }
    return invocation.get() instanceof Invocation.Ended ended && !ended.record().succeeded()
        ? Optional.of(ended.record().status() + ", " + ended.record().resultJson())
        : Optional.empty();
  }
}
