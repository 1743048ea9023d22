package io.whiskwatt.run;

import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.mix.Mixes;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One start of the tool on a results folder: the open platforms and meters, and the steps done with
 * them.
 */
final class Session implements AutoCloseable {
  private final StudySpec study;
  private final Audience audience;
  private final OpenPlatforms platforms = new OpenPlatforms();
  private final Meters meters;
  private final StepExecution steps;

  private Session(StudySpec study, TimeSource time, RunJournal journal, Audience audience) {
    this.study = study;
    this.audience = audience;
    this.meters = new Meters(time);
    this.steps = new StepExecution(study, time, journal, audience, platforms, meters);
  }

  /** Brings everything up; what was opened is closed again when one of them fails. */
  static Session open(
      StudySpec study,
      List<BoundPlatform> bound,
      TimeSource time,
      RunJournal journal,
      Audience audience) {
    Session session = new Session(study, time, journal, audience);
    Owner owner = Owner.newRun(study.name());
    boolean opened = false;
    try {
      for (BoundPlatform platform : bound) {
        InterruptedRun.check();
        session.meters.open(platform);
        session.platforms.open(platform, owner, time);
      }
      journal.environment(session.environment(bound, new Generator(study, time).facts(bound)));
      session.meters.start(audience.watch());
      opened = true;
      return session;
    } finally {
      // Whatever is thrown, Errors included: what was opened must not stay.
      if (!opened) {
        session.close();
      }
    }
  }

  private RunEnvironment environment(List<BoundPlatform> bound, Map<String, String> generator) {
    List<RunEnvironment.PlatformFacts> facts = new ArrayList<>();
    for (BoundPlatform platform : bound) {
      facts.add(facts(platform));
    }
    return new RunEnvironment(
        ToolFacts.read(), facts, new NodeFacts(ThisMachine.node(), generator));
  }

  private RunEnvironment.PlatformFacts facts(BoundPlatform bound) {
    EnergyMeter meter = meters.of(bound);
    Platform platform = platforms.get(bound.entry().name());
    List<NodeFacts> nodes = bound.nodes(meter);
    IsolationProof proof =
        platform.prove(new IsolationClaim(bound.entry().isolation()), bound.observer(meter));
    return new RunEnvironment.PlatformFacts(
        bound.entry().name(), platform.facts(), meter.facts(), nodes, proof, meters.check(bound));
  }

  /** Asks every platform whether it can carry its cells, and refuses with all they say. */
  void preflight(List<CellPlan> cells, List<BoundPlatform> bound) {
    List<Problem> problems = new ArrayList<>(apart(bound));
    platforms.forEach(
        (name, platform) ->
            problems.addAll(
                platform.preflight(
                    Mixes.asked(
                        cells.stream()
                            .filter(plan -> plan.cell().platform().equals(name))
                            .toList()))));
    platforms.forEach(
        (name, platform) ->
            platform
                .notes()
                .forEach(note -> audience.tell(new RunEvent.Notice(name + ": " + note))));
    if (!problems.isEmpty()) {
      throw new PlatformUnavailable(
          problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
    }
  }

  /** Runs each cell once, unmeasured. */
  void rehearse(List<Cell> cells) {
    steps.rehearse(cells);
  }

  /** Side by side, no node may serve two platforms. */
  private List<Problem> apart(List<BoundPlatform> bound) {
    if (!study.design().arrangement().isParallel()) {
      return List.of();
    }
    Map<String, Set<NodeId>> nodes = new LinkedHashMap<>();
    for (BoundPlatform each : bound) {
      Set<NodeId> known = new LinkedHashSet<>(platforms.get(each.entry().name()).nodes());
      each.nodes(meters.of(each)).forEach(found -> known.add(found.node().id()));
      nodes.put(each.entry().name(), known);
    }
    return ParallelRule.problems(nodes);
  }

  /** Carries out one step; only windows leave records, one for each of their cells. */
  List<StepRecord> execute(Step step) {
    return steps.execute(step);
  }

  /**
   * Removes all that was made. Closing must not be cut short by the interrupt that may have brought
   * us here.
   */
  @Override
  public void close() {
    Uninterrupted.run(
        () -> {
          try (meters) {
            try {
              steps.close();
            } finally {
              platforms.close();
            }
          }
        });
  }
}
