package io.whiskwatt.run;

import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.mix.Mixes;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.Population;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One start of the tool on a results folder: the open platforms and meters, and the steps done with
 * them.
 */
final class Session implements AutoCloseable {
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(15);

  /** A window's length at the most: enough for the compiler to have seen every code path. */
  private static final Duration REHEARSAL = Duration.ofSeconds(2);

  private final Design design;
  private final LoadLoop loop;
  private final TimeSource time;
  private final RunJournal journal;
  private final Audience audience;
  private final Map<String, Platform> platforms = new LinkedHashMap<>();

  /** Platforms on which a fresh sandbox stays and takes room. */
  private final Set<String> lingering = new HashSet<>();

  private final Meters meters;
  private final CallTimes callTimes = new CallTimes();
  private Optional<OpenTrial> trial = Optional.empty();
  private int order;
  private int orderBlock = -1;

  private Session(StudySpec study, TimeSource time, RunJournal journal, Audience audience) {
    this.design = study.design();
    this.loop = new LoadLoop(time, study.generator().pacing());
    this.time = time;
    this.journal = journal;
    this.audience = audience;
    this.meters = new Meters(time);
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
        if (platform.spec().freshSandboxesLinger()) {
          session.lingering.add(platform.entry().name());
        }
        session.platforms.put(
            platform.entry().name(), platform.provider().open(platform.spec(), owner, time));
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
    Platform platform = platform(bound.entry().name());
    List<NodeFacts> nodes = bound.nodes(meter);
    IsolationProof proof =
        platform.prove(new IsolationClaim(bound.entry().isolation()), bound.observer(meter));
    return new RunEnvironment.PlatformFacts(
        bound.entry().name(), platform.facts(), meter.facts(), nodes, proof, meters.check(bound));
  }

  /** Asks every platform whether it can carry its cells, and refuses with all they say. */
  void preflight(List<CellPlan> cells) {
    List<Problem> problems = new ArrayList<>();
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

  /**
   * Runs each cell once, unmeasured, so that the first block meets warm code paths as the later
   * ones do.
   */
  void rehearse(List<Cell> cells) {
    if (design.warmUp().isZero()) {
      return;
    }
    audience.tell(new RunEvent.Notice("rehearsal: every cell once, unmeasured"));
    for (Cell cell : cells) {
      InterruptedRun.check();
      prepare(cell, 0);
      Duration window = cell.window(design);
      current().rehearse(window.compareTo(REHEARSAL) < 0 ? window : REHEARSAL);
      closeTrial();
    }
  }

  /** What was measured since a machine was started anew is dropped, and repeated. */
  private void checkGoesOn() {
    InterruptedRun.check();
    if (meters.outdated()) {
      throw new RestartedNode();
    }
  }

  /** Carries out one step; only windows leave a record. */
  Optional<StepRecord> execute(Step step) {
    checkGoesOn();
    try {
      Optional<StepRecord> record = dispatch(step);
      InterruptedRun.check();
      return record;
    } catch (InterruptedRun | RestartedNode e) {
      throw e;
    } catch (RuntimeException e) {
      checkGoesOn();
      throw new RunFailed("step \"" + step.id() + "\" failed: " + e.getMessage(), e);
    }
  }

  private Optional<StepRecord> dispatch(Step step) {
    if (step instanceof Step.Idle idle) {
      return Optional.of(idle(idle));
    }
    if (step instanceof Step.Measure measure) {
      return Optional.of(measure(measure));
    }
    if (step instanceof Step.Prepare prepare) {
      prepare(prepare.cell(), prepare.block());
    } else if (step instanceof Step.WarmUp warmUp) {
      current().warmUp(warmUp.length(), warmUp.cell().window(design));
    } else if (step instanceof Step.Drain) {
      drain();
    } else if (step instanceof Step.Settle settle) {
      pause(settle.length());
    }
    return Optional.empty();
  }

  private void drain() {
    closeTrial();
    platforms.forEach(
        (name, platform) -> {
          Population left = platform.drain(DRAIN_LIMIT);
          InterruptedRun.check();
          int used = left.busy() + left.idle();
          if (used > 0) {
            audience.tell(
                new RunEvent.Notice(
                    name + ": " + used + " sandboxes are still alive after draining"));
          }
        });
  }

  private void prepare(Cell cell, int block) {
    closeTrial();
    trial =
        Optional.of(
            OpenTrial.prepare(
                platform(cell.platform()),
                cell,
                design,
                loop,
                callTimes,
                lingering.contains(cell.platform()),
                block,
                audience.watch()));
  }

  private StepRecord idle(Step.Idle idle) {
    meters.awaitCover(time.nanos());
    Instant wallStart = time.wallClock();
    long from = time.nanos();
    pause(idle.length());
    InterruptedRun.check();
    long to = time.nanos();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(StepFacts.WINDOW_NANOS, idle.length().toNanos());
    cover(to, facts);
    StepKey key = new StepKey(idle.block(), "", idle.condition().id(), idle.index());
    return commit(key, from, to, wallStart, facts, Optional.empty());
  }

  private StepRecord measure(Step.Measure measure) {
    Cell cell = single(measure);
    meters.awaitCover(time.nanos());
    Instant wallStart = time.wallClock();
    OpenTrial.Measured measured = current().measure(measure.window());
    InterruptedRun.check();
    Map<String, Object> facts = measured.facts();
    facts.put(StepFacts.PLATFORM, cell.platform());
    facts.put(StepFacts.NODES, nodes(cell));
    cover(measured.closedNanos(), facts);
    TrialData data = current().join(measured);
    StepKey key = new StepKey(measure.block(), cell.id(), "measure", 0);
    StepRecord record =
        commit(
            key,
            measured.openedNanos(),
            measured.closedNanos(),
            wallStart,
            facts,
            Optional.of(data));
    closeTrial();
    return record;
  }

  private static Cell single(Step.Measure measure) {
    if (measure.cells().size() != 1) {
      throw new IllegalArgumentException(
          "parallel cells are not supported: \"" + measure.id() + "\"");
    }
    return measure.cells().get(0);
  }

  private String nodes(Cell cell) {
    return platform(cell.platform()).nodes().stream()
        .map(NodeId::value)
        .sorted()
        .collect(Collectors.joining(","));
  }

  /**
   * A reading right before a window opens and one right after it closes leave little to
   * interpolate.
   */
  private void cover(long nanos, Map<String, Object> facts) {
    if (!meters.awaitCover(nanos)) {
      facts.put(StepFacts.UNCOVERED, true);
    }
    meters.awaitChecks(nanos);
  }

  private StepRecord commit(
      StepKey key,
      long from,
      long to,
      Instant wallStart,
      Map<String, Object> facts,
      Optional<TrialData> data) {
    checkGoesOn();
    if (key.block() != orderBlock) {
      orderBlock = key.block();
      order = 0;
    }
    StepRecord record = new StepRecord(key, journal.session(), order++, from, to, wallStart, facts);
    journal.commit(record, new StepData(data, meters.take()));
    return record;
  }

  private void pause(Duration length) {
    time.parkUntil(time.nanos() + length.toNanos());
  }

  private Platform platform(String name) {
    return Optional.ofNullable(platforms.get(name)).orElseThrow();
  }

  private OpenTrial current() {
    return trial.orElseThrow(() -> new IllegalStateException("no cell was prepared"));
  }

  private void closeTrial() {
    trial.ifPresent(OpenTrial::close);
    trial = Optional.empty();
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
              closeTrial();
            } finally {
              closePlatforms();
            }
          }
        });
  }

  /** One that cannot be closed keeps none of the others open. */
  private void closePlatforms() {
    List<RuntimeException> failures = new ArrayList<>();
    for (Platform platform : platforms.values()) {
      try {
        platform.close();
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      failures.subList(1, failures.size()).forEach(failures.get(0)::addSuppressed);
      throw failures.get(0);
    }
  }
}
