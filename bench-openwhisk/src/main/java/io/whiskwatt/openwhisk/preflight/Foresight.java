package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said of a plan on a platform without invoking anything there: by what it says of
 * itself.
 *
 * @param kinds the runtimes that it has
 */
public record Foresight(NamespaceLimits limits, List<String> kinds, Surroundings surroundings) {
  public Foresight {
    kinds = List.copyOf(kinds);
  }

  /** Everything that would stand in the way of the cells. */
  public List<Problem> problems(List<CellPlan> cells) {
    Set<Problem> problems = new LinkedHashSet<>(surroundings.workers().problems());
    surroundings.clock().ifPresent(clock -> problems.addAll(clock.problems()));
    for (CellPlan plan : cells) {
      problems.addAll(unfit(plan.cell().workload()));
      problems.addAll(gaps().problems(plan));
      problems.addAll(load(plan));
    }
    return List.copyOf(problems);
  }

  /** Closed loops whose rate only a call can tell. */
  public List<String> open(List<CellPlan> cells) {
    return cells.stream()
        .filter(plan -> plan.cell().load() instanceof LoadShape.Closed)
        .map(plan -> plan.cell().id())
        .toList();
  }

  private List<Problem> load(CellPlan plan) {
    Optional<LoadRate> known = LoadRate.of(plan, Optional.empty());
    if (known.isPresent()) {
      return throttle().problems(plan, known.get());
    }
    return plan.cell().load() instanceof LoadShape.Closed closed
        ? throttle().concurrency(plan, closed.concurrency())
        : List.of();
  }

  ThrottleRule throttle() {
    return new ThrottleRule(limits, surroundings.trialGap());
  }

  private GapRule gaps() {
    return new GapRule(surroundings.idleTimeout(), surroundings.pauseGrace());
  }

  /** What keeps a workload from being put in place at all. */
  List<Problem> unfit(Workload workload) {
    List<Problem> found = new ArrayList<>();
    workload
        .kind()
        .filter(kind -> !kind.endsWith(":default") && !kinds.contains(kind))
        .ifPresent(kind -> found.add(noKind(workload, kind)));
    long wanted = workload.memory().megabytes();
    if (wanted < limits.minMemoryMegabytes() || wanted > limits.maxMemoryMegabytes()) {
      found.add(noMemory(workload));
    }
    Duration timeout = ActionLimits.withoutLogs(workload.memory()).timeout();
    if (timeout.toMillis() > limits.maxTimeoutMillis()) {
      found.add(noTime(workload, timeout));
    }
    return found;
  }

  private Problem noKind(Workload workload, String kind) {
    return Problem.of(
        "the workload \""
            + workload.id()
            + "\" needs the kind \""
            + kind
            + "\", which this platform does not have",
        Suggestion.hint(kind, "kinds", kinds));
  }

  private Problem noMemory(Workload workload) {
    return Problem.of(
        "the workload \""
            + workload.id()
            + "\" asks for memory outside "
            + limits.minMemoryMegabytes()
            + "–"
            + limits.maxMemoryMegabytes()
            + " MB",
        "change its memory, or whisk.limits.actions.memory of the chart");
  }

  private Problem noTime(Workload workload, Duration timeout) {
    return Problem.of(
        "a call of the workload \""
            + workload.id()
            + "\" is given "
            + timeout.toMillis()
            + " ms, and the namespace allows "
            + limits.maxTimeoutMillis()
            + " ms",
        "raise whisk.limits.actions.time.max of the chart");
  }
}
