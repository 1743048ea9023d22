package io.whiskwatt.run;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.Population;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Carries out the steps of a session, one after the other, and commits its windows. */
final class StepExecution implements AutoCloseable {
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(15);

  /** A window's length at the most: enough for the compiler to have seen every code path. */
  private static final Duration REHEARSAL = Duration.ofSeconds(2);

  private final Design design;
  private final LoadLoop loop;
  private final TimeSource time;
  private final RunJournal journal;
  private final Audience audience;
  private final OpenPlatforms platforms;
  private final Meters meters;
  private final CallTimes callTimes = new CallTimes();

  /** By the ids of their cells, in the order of their preparation. */
  private final Map<String, OpenTrial> trials = new LinkedHashMap<>();

  private int order;
  private int orderBlock = -1;

  StepExecution(
      StudySpec study,
      TimeSource time,
      RunJournal journal,
      Audience audience,
      OpenPlatforms platforms,
      Meters meters) {
    this.design = study.design();
    this.loop = new LoadLoop(time, study.generator().pacing());
    this.time = time;
    this.journal = journal;
    this.audience = audience;
    this.platforms = platforms;
    this.meters = meters;
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
      trial(cell).rehearse(window.compareTo(REHEARSAL) < 0 ? window : REHEARSAL);
      closeTrials();
    }
  }

  /** What was measured since a machine was started anew is dropped, and repeated. */
  private void checkGoesOn() {
    InterruptedRun.check();
    if (meters.outdated()) {
      throw new RestartedNode();
    }
  }

  /** Carries out one step; only windows leave records, one for each of their cells. */
  List<StepRecord> execute(Step step) {
    checkGoesOn();
    try {
      List<StepRecord> records = dispatch(step);
      InterruptedRun.check();
      return records;
    } catch (InterruptedRun | RestartedNode e) {
      throw e;
    } catch (RuntimeException e) {
      checkGoesOn();
      throw new RunFailed("step \"" + step.id() + "\" failed: " + e.getMessage(), e);
    }
  }

  private List<StepRecord> dispatch(Step step) {
    if (step instanceof Step.Idle idle) {
      return idle(idle);
    }
    if (step instanceof Step.IdlePool idle) {
      return idle(idle);
    }
    if (step instanceof Step.GeneratorOnly alone) {
      return generatorOnly(alone);
    }
    if (step instanceof Step.Measure measure) {
      return measure(measure);
    }
    if (step instanceof Step.Prepare prepare) {
      prepare(prepare.cell(), prepare.block());
    } else if (step instanceof Step.Fill fill) {
      prepare(fill.cell(), fill.block());
      trial(fill.cell()).callEachOnce();
    } else if (step instanceof Step.WarmUp warmUp) {
      warmUp(warmUp);
    } else if (step instanceof Step.Drain) {
      drain();
    } else if (step instanceof Step.Settle settle) {
      pause(settle.length());
    }
    return List.of();
  }

  private void drain() {
    closeTrials();
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
    trials.put(
        cell.id(),
        OpenTrial.prepare(
            platforms.get(cell.platform()),
            cell,
            design,
            loop,
            callTimes,
            platforms.spec(cell.platform()).freshSandboxesLinger(),
            block,
            audience.watch()));
  }

  private void warmUp(Step.WarmUp warmUp) {
    List<OpenTrial> warmed = warmUp.cells().stream().map(this::trial).toList();
    SideBySide.send(warmed, trial -> trial.unmeasured(warmUp.length()), time);
    InterruptedRun.check();
    warmed.forEach(OpenTrial::prepareAnew);
  }

  private List<StepRecord> idle(Step.Idle idle) {
    StepKey key = new StepKey(idle.block(), "", idle.condition().id(), idle.index());
    return List.of(idle(key, idle.length(), Map.of(), Map::of));
  }

  /** What keeps the sandboxes is prepared; nothing is sent while the window is open. */
  private List<StepRecord> idle(Step.IdlePool idle) {
    Platform platform = platforms.get(idle.platform());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(StepFacts.PLATFORM, idle.platform());
    facts.put(StepFacts.NODES, nodes(idle.platform()));
    facts.put(StepFacts.SANDBOXES_WANTED, idle.pool().sandboxes());
    platforms
        .spec(idle.platform())
        .pausesIdleAfter()
        .filter(grace -> grace.compareTo(idle.length()) < 0)
        .ifPresent(grace -> facts.put(StepFacts.LIMITATION, PoolRule.paused(grace)));
    facts.put(StepFacts.SANDBOXES_AT_OPENING, alive(platform));
    StepKey key = PoolWindow.key(idle.block(), idle.platform(), idle.pool());
    StepRecord record =
        idle(
            key, idle.length(), facts, () -> Map.of(StepFacts.SANDBOXES_AT_CLOSE, alive(platform)));
    return List.of(record);
  }

  private static int alive(Platform platform) {
    return platform.drain(Duration.ZERO).idle();
  }

  private StepRecord idle(
      StepKey key,
      Duration length,
      Map<String, Object> opening,
      Supplier<Map<String, Object>> closing) {
    meters.awaitCover(time.nanos());
    Instant wallStart = time.wallClock();
    long from = time.nanos();
    time.parkUntil(from + length.toNanos());
    InterruptedRun.check();
    long to = time.nanos();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(StepFacts.WINDOW_NANOS, length.toNanos());
    facts.putAll(opening);
    facts.putAll(closing.get());
    cover(to, facts);
    StepRecord record = record(key, from, to, wallStart, facts);
    commit(List.of(record), List.of(Optional.empty()));
    return record;
  }

  private List<StepRecord> measure(Step.Measure measure) {
    meters.awaitCover(time.nanos());
    Instant wallStart = time.wallClock();
    MeasuredWindow window = MeasuredWindow.of(measure, this::trial, time, audience.watch());
    InterruptedRun.check();
    Map<String, Object> coverage = new LinkedHashMap<>();
    cover(window.closedNanos(), coverage);
    List<TrialData> data = window.join();
    List<StepRecord> records = new ArrayList<>();
    for (Cell cell : measure.cells()) {
      Map<String, Object> facts = window.facts(records.size());
      facts.put(StepFacts.NODES, nodes(cell.platform()));
      facts.putAll(coverage);
      StepKey key = new StepKey(measure.block(), cell.id(), "measure", 0);
      records.add(record(key, window.openedNanos(), window.closedNanos(), wallStart, facts));
    }
    commit(records, data.stream().map(Optional::of).toList());
    closeTrials();
    return records;
  }

  /** Without a call in the block there is nothing to take off, and nothing to measure. */
  private List<StepRecord> generatorOnly(Step.GeneratorOnly step) {
    Optional<LoadShape> load = SendingAlone.load(step, journal.committed());
    if (load.isEmpty()) {
      return List.of();
    }
    Cell cell = step.cells().get(0);
    meters.awaitCover(time.nanos());
    Instant wallStart = time.wallClock();
    GeneratorWork work = GeneratorWork.begin(audience.watch());
    LoadPath.Sunk sunk =
        platforms
            .loadPath(cell.platform())
            .sink(
                new LoadPath.ToSink(
                    load.get(),
                    step.window(),
                    SendingAlone.payloadBytes(cell),
                    loop.pacing(),
                    design.seed()),
                time);
    InterruptedRun.check();
    Map<String, Object> facts = SendingAlone.facts(step, load.get(), sunk);
    facts.putAll(work.facts());
    cover(sunk.closedNanos(), facts);
    StepKey key = new StepKey(step.block(), step.name(), SendingAlone.CONDITION, 0);
    StepRecord record = record(key, sunk.openedNanos(), sunk.closedNanos(), wallStart, facts);
    commit(List.of(record), List.of(Optional.empty()));
    return List.of(record);
  }

  private String nodes(String platform) {
    return platforms.get(platform).nodes().stream()
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

  private StepRecord record(
      StepKey key, long from, long to, Instant wallStart, Map<String, Object> facts) {
    if (key.block() != orderBlock) {
      orderBlock = key.block();
      order = 0;
    }
    return new StepRecord(key, journal.session(), order++, from, to, wallStart, facts);
  }

  /** Readings of all nodes since the step before are kept once, with the first of the records. */
  private void commit(List<StepRecord> records, List<Optional<TrialData>> trialData) {
    checkGoesOn();
    EnergyLog energy = meters.take();
    List<FinishedStep> steps = new ArrayList<>();
    for (StepRecord record : records) {
      EnergyLog share = steps.isEmpty() ? energy : EnergyLog.EMPTY;
      StepData data = new StepData(trialData.get(steps.size()), share);
      steps.add(new FinishedStep(record, data));
    }
    journal.commit(steps);
  }

  private void pause(Duration length) {
    time.parkUntil(time.nanos() + length.toNanos());
  }

  private OpenTrial trial(Cell cell) {
    return Optional.ofNullable(trials.get(cell.id()))
        .orElseThrow(() -> new IllegalStateException("\"" + cell.id() + "\" was not prepared"));
  }

  private void closeTrials() {
    List<OpenTrial> open = List.copyOf(trials.values());
    trials.clear();
    CloseAll.of(open, OpenTrial::close);
  }

  @Override
  public void close() {
    closeTrials();
  }
}
