package io.whiskwatt.run;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.mix.Mixes;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.OwnEnergy;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries out a study: every phase is a {@link Step}, every window is committed before the next
 * opens.
 */
public final class StudyRunner {
  private final StudySpec study;
  private final List<BoundPlatform> platforms;
  private final TimeSource time;
  private final StopRule stopRule;

  private StudyRunner(
      StudySpec study, List<BoundPlatform> platforms, TimeSource time, StopRule stopRule) {
    this.study = study;
    this.platforms = List.copyOf(platforms);
    this.time = time;
    this.stopRule = stopRule;
  }

  /**
   * A runner that carries out the blocks of the design, no more and no fewer.
   *
   * @throws InvalidConfiguration with every problem in the sections of platforms and energy sources
   */
  public static StudyRunner of(StudySpec study, Providers providers, TimeSource time) {
    return of(study, providers, time, StopRule.fixedBlocks());
  }

  /**
   * A runner that asks a rule after each block whether to go on; the design's blocks are the most
   * there will be.
   */
  public static StudyRunner of(
      StudySpec study, Providers providers, TimeSource time, StopRule stopRule) {
    List<BoundPlatform> platforms = Binding.bind(study, providers);
    List<Problem> problems = new ArrayList<>(ParallelRule.beforehand(study, platforms));
    problems.addAll(PoolRule.problems(study, platforms));
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    return new StudyRunner(study, platforms, time, stopRule);
  }

  /** All steps of the study, as a fresh folder would see them. */
  public StudyPlan plan() {
    return blockPlan().all();
  }

  private BlockPlan blockPlan() {
    Duration longest =
        platforms.stream()
            .map(platform -> platform.spec().longestDrain())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new BlockPlan(study, longest, sendingAlone());
  }

  /**
   * Where the generator's machine is measured, the study wants its energy off, and there is
   * something to send with. Side by side what one platform is sent cannot be told from the rest.
   */
  private List<SendingAlone> sendingAlone() {
    if (study.generator().ownEnergy() == OwnEnergy.CONTAINED
        || study.design().arrangement().isParallel()) {
      return List.of();
    }
    return SendingAlone.of(
        study,
        platforms.stream()
            .filter(BoundPlatform::sharesGeneratorsMachine)
            .map(platform -> platform.entry().name())
            .collect(Collectors.toSet()));
  }

  /** What is asked of each cell. */
  public List<CellPlan> cellPlans() {
    return study.cells().stream().map(cell -> new CellPlan(cell, study.design())).toList();
  }

  /**
   * What each energy source says when it is only looked at, by the names of the platforms that it
   * is the source of.
   */
  public Map<String, Inspection> inspectEnergy() {
    Map<BoundSource, List<String>> sources = new LinkedHashMap<>();
    for (BoundPlatform platform : platforms) {
      Stream.concat(Stream.of(platform.energy()), platform.check().stream())
          .forEach(
              source ->
                  sources
                      .computeIfAbsent(source, key -> new ArrayList<>())
                      .add(platform.entry().name()));
    }
    Map<String, Inspection> inspections = new LinkedHashMap<>();
    sources.forEach(
        (source, names) ->
            inspections.put(
                String.join(", ", names) + " (" + source.provider().key() + ")",
                source.provider().inspect(source.spec(), time)));
    return inspections;
  }

  /** What each platform, by its name, says to the plan when it is only looked at. */
  public Map<String, Inspection> inspect() {
    Map<String, Inspection> inspections = new LinkedHashMap<>();
    for (BoundPlatform platform : platforms) {
      List<CellPlan> cells =
          cellPlans().stream()
              .filter(plan -> plan.cell().platform().equals(platform.entry().name()))
              .toList();
      inspections.put(
          platform.entry().name(),
          platform.provider().inspect(platform.spec(), Mixes.asked(cells)));
    }
    return inspections;
  }

  /**
   * Removes what killed runs of the study left on its platforms. One that does not answer does not
   * keep the others from being cleaned up.
   *
   * @param removed told each platform's name and what was removed from it
   * @throws PlatformUnavailable with the reasons of all that do not answer
   */
  public void cleanUp(BiConsumer<String, List<String>> removed) {
    List<String> failures = new ArrayList<>();
    for (BoundPlatform platform : platforms) {
      String name = platform.entry().name();
      try {
        removed.accept(name, platform.provider().cleanUp(platform.spec(), study.name()));
      } catch (PlatformUnavailable failure) {
        failures.add(name + ": " + failure.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new PlatformUnavailable(String.join("\n", failures));
    }
  }

  /**
   * Carries out what the journal does not hold yet. When a metered machine is restarted, the run
   * goes on in a further session by itself. Interrupting the calling thread stops it: the window
   * under way is discarded, what was committed is kept, and everything the platforms made is
   * removed before this returns.
   *
   * @param events told on the calling thread
   * @return false: interrupted; the journal can be opened again and the run goes on
   * @throws io.whiskwatt.platform.PlatformUnavailable when a platform cannot be opened or refuses
   *     the cells
   * @throws io.whiskwatt.energy.EnergyUnavailable when an energy source cannot be read
   * @throws RunFailed when a step fails
   */
  public boolean run(RunJournal journal, Consumer<RunEvent> events) {
    return run(journal, events, RunWatch.nobody());
  }

  /**
   * The same, with somebody who may look at the run while it goes on.
   *
   * @param watch told what there is to be looked at
   */
  public boolean run(RunJournal journal, Consumer<RunEvent> events, RunWatch watch) {
    Audience audience = new Audience(events, watch);
    List<StepRecord> committed = journal.committed();
    StudyPlan plan =
        blockPlan().remaining(committed).below(stopRule.most(committed, study.design().blocks()));
    boolean completed = true;
    boolean enough = !committed.isEmpty() && stopRule.after(committed) == StopRule.Decision.STOP;
    if (!plan.blocks().isEmpty() && !enough) {
      audience.tell(
          new RunEvent.Started(plan.steps(), journal.committed().size(), plan.expected()));
      completed =
          new Sessions(study, platforms, blockPlan(), time, stopRule, journal, audience).run();
    }
    audience.tell(new RunEvent.Finished(completed, journal.committed()));
    return completed;
  }
}
