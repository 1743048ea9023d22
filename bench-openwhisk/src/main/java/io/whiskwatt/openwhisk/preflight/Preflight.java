package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.start.StartControl;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks, before anything is measured, whether a platform can carry the cells of a study: everything
 * that stands in the way is found at once.
 */
public final class Preflight {
  /** As long as the runner's rehearsal of a cell at most. */
  private static final Duration REHEARSAL = Duration.ofSeconds(2);

  private final OpenWhiskClient client;
  private final StartControl control;
  private final StudyActions actions;
  private final Surroundings surroundings;
  private final CallPace pace;
  private final TimeSource time;
  private final Set<String> notes = new LinkedHashSet<>();

  public Preflight(
      OpenWhiskClient client,
      StartControl control,
      StudyActions actions,
      Surroundings surroundings,
      CallPace pace,
      TimeSource time) {
    this.client = client;
    this.control = control;
    this.actions = actions;
    this.surroundings = surroundings;
    this.pace = pace;
    this.time = time;
  }

  /** Everything that stands in the way; each distinct workload is invoked to find out. */
  public List<Problem> problems(List<CellPlan> cells) {
    Answer<NamespaceLimits> answer = client.limits().await();
    if (answer.found().isEmpty()) {
      return List.of(Unanswered.problem(answer));
    }
    NamespaceLimits limits = answer.found().get();
    Foresight foresight = new Foresight(limits, actions.suite().kinds(), surroundings);
    Set<Problem> problems = new LinkedHashSet<>(foresight.problems(cells));
    cells.forEach(plan -> problems.addAll(startProblems(plan)));
    WorkloadTrials trials = tryOut(cells, foresight);
    problems.addAll(trials.problems());
    problems.addAll(loadProblems(cells, foresight.throttle(), trials));
    notes.addAll(trials.notes());
    return List.copyOf(problems);
  }

  /** What the last look found that does not stand in the way. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private WorkloadTrials tryOut(List<CellPlan> cells, Foresight foresight) {
    TryOut tryOut = new TryOut(client, control.ledger(), pace, time);
    WorkloadTrials trials = new WorkloadTrials(tryOut, actions, control, foresight);
    Map<Workload, List<CellPlan>> byWorkload = new LinkedHashMap<>();
    for (CellPlan plan : cells) {
      byWorkload.computeIfAbsent(plan.cell().workload(), key -> new ArrayList<>()).add(plan);
    }
    byWorkload.forEach(trials::tryOut);
    return trials;
  }

  private List<Problem> startProblems(CellPlan plan) {
    Cell cell = plan.cell();
    List<Problem> problems = new ArrayList<>();
    Optional<String> kind = actions.draft(cell.workload(), Map.of()).value().map(ActionDraft::kind);
    control
        .unsupported(cell.start(), kind.orElse("any kind"), cell.workload().memory())
        .ifPresent(why -> problems.add(unsupported(cell, why)));
    int room = control.room(cell.workload().memory()).orElse(Integer.MAX_VALUE);
    if (atOnce(cell.load()) > room) {
      problems.add(noRoom(cell, atOnce(cell.load()), room));
    }
    return problems;
  }

  /**
   * Sandboxes that the load is certain to need at a time; more depends on how long a call takes.
   */
  private static int atOnce(LoadShape load) {
    if (load instanceof LoadShape.Closed closed) {
      return closed.concurrency();
    }
    return load instanceof LoadShape.Burst burst ? burst.size() : 1;
  }

  private static Problem unsupported(Cell cell, String why) {
    String message =
        "the start \"" + cell.start().key() + "\" cannot be had on \"" + cell.platform() + "\": ";
    return Problem.of(message + why, "remove it from starts");
  }

  private static Problem noRoom(Cell cell, int sandboxes, int room) {
    return Problem.of(
        "\""
            + cell.id()
            + "\" needs "
            + sandboxes
            + " sandboxes at a time, and there is room for "
            + room,
        "lower the concurrency, the burst's size or the workload's memory, or give the platform more");
  }

  private List<Problem> loadProblems(
      List<CellPlan> cells, ThrottleRule rule, WorkloadTrials trials) {
    List<Problem> problems = new ArrayList<>();
    double rehearsal = 0;
    for (CellPlan plan : cells) {
      Optional<Duration> call = trials.median(plan.cell().workload(), plan.cell().start());
      problems.addAll(tooSlow(plan, call));
      Optional<LoadRate> rate = LoadRate.of(plan, call);
      rate.ifPresent(known -> problems.addAll(rule.problems(plan, known)));
      rehearsal += rate.map(known -> rehearsal(plan, known)).orElse(0.0);
    }
    long calls = (long) Math.ceil(rehearsal);
    if (problems.isEmpty()) {
      problems.addAll(rule.rehearsal(calls));
      pace.awaitRoomFor(calls);
    }
    return problems;
  }

  /** Invocations of the cell's rehearsal. */
  private static double rehearsal(CellPlan plan, LoadRate rate) {
    if (plan.design().warmUp().isZero()) {
      return 0;
    }
    Duration length = plan.window().compareTo(REHEARSAL) < 0 ? plan.window() : REHEARSAL;
    return plan.cell().load().unmeasured() instanceof LoadShape.Open open
        ? open.arrivals(length)
        : rate.perSecond() * (length.toNanos() / 1e9);
  }

  private static List<Problem> tooSlow(CellPlan plan, Optional<Duration> call) {
    return call.filter(median -> median.compareTo(plan.window()) > 0)
        .map(
            median ->
                List.of(
                    Problem.of(
                        "one call of \""
                            + plan.cell().id()
                            + "\" takes "
                            + median.toMillis()
                            + " ms, longer than the window",
                        "lengthen the window")))
        .orElse(List.of());
  }
}
