package io.whiskwatt.results.simulate;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SimulatedRun;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.StudyPlan;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One study of two platforms on one machine, carried out in memory in the order that the real plan
 * lays down: warm-up, settling, trials side by side, an idle window on both sides.
 */
public final class SimulatedStudy {
  /** Net power of the baseline in a trial, in W. */
  public static final double NET_WATTS = 10;

  static final String BASELINE = "baseline";
  private static final String OTHER = "other";

  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration PREPARING = Duration.ofSeconds(2);
  private static final int FEWEST_CALLS = 5;
  private static final int MOST_CALLS = 7;
  private static final double USUAL_CALLS = 6;

  private final StudySpec study;
  private final Truth.Factors factors;
  private final Chance chance;
  private final SimulatedMachine machine;
  private final SimulatedRun run;

  private SimulatedStudy(Truth truth, int blocks, long seed) {
    this.study = study(blocks, seed);
    this.chance = new Chance(seed);
    this.factors = truth.factors(blocks, chance);
    this.machine = new SimulatedMachine(truth.idleWatts(), chance);
    this.run = new SimulatedRun(study, SimulatedSurroundings.of(BASELINE, OTHER));
  }

  /**
   * Carries it out.
   *
   * @param blocks 2 and up
   * @param seed the same gives the same run, to the bit
   */
  public static RunData of(Truth truth, int blocks, long seed) {
    return new SimulatedStudy(truth, blocks, seed).data();
  }

  private static StudySpec study(int blocks, long seed) {
    return new StudySpec(
        "simulated",
        List.of(platform(BASELINE), platform(OTHER)),
        BASELINE,
        List.of(
            new Workload(
                "work",
                new WorkloadSource.Bundled("hash"),
                Optional.empty(),
                DataSize.ofMegabytes(256),
                "{}")),
        List.of(StartKind.WARM),
        List.of(new LoadShape.Closed(1, Duration.ZERO)),
        new Design(
            DesignLevel.L1,
            blocks,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            WINDOW,
            WINDOW,
            seed),
        0.05,
        "study: simulated\n");
  }

  private static PlatformEntry platform(String name) {
    ConfigNode section = ConfigNode.Mapping.empty("simulated");
    return new PlatformEntry(name, "simulated", section, Map.of(), Optional.empty(), section);
  }

  private RunData data() {
    int order = 0;
    for (List<Step> block : StudyPlan.of(study, Duration.ZERO).blocks()) {
      for (Step step : block) {
        carryOut(step, order++);
      }
    }
    return run.data();
  }

  private void carryOut(Step step, int order) {
    if (step instanceof Step.Measure measure) {
      measure.cells().forEach(cell -> measure(measure.block(), cell, order));
    } else if (step instanceof Step.Idle idle) {
      idle(idle, order);
    } else if (step instanceof Step.WarmUp warmUp) {
      machine.pass(warmUp.length().toNanos(), NET_WATTS);
    } else if (step instanceof Step.Settle settle) {
      machine.pass(settle.length().toNanos(), 0);
    } else {
      machine.pass(PREPARING.toNanos(), 0);
    }
  }

  private void idle(Step.Idle idle, int order) {
    long from = machine.now();
    machine.pass(idle.length().toNanos(), 0);
    StepKey key = new StepKey(idle.block(), "", idle.condition().id(), idle.index());
    commit(new Window(key, order, from, machine.now()), List.of());
  }

  /** Closes after its last completion, a little after the last arrival that was due. */
  private void measure(int block, Cell cell, int order) {
    int calls = chance.between(FEWEST_CALLS, MOST_CALLS);
    boolean baseline = cell.platform().equals(BASELINE);
    double factor = baseline ? factors.baseline(block) : factors.other(block);
    double joules = NET_WATTS * WINDOW.toSeconds() / USUAL_CALLS * factor * calls;
    long from = machine.now();
    List<InvocationRow> rows = SimulatedCalls.of(cell, calls, from, WINDOW.toNanos(), chance);
    long length = Math.max(WINDOW.toNanos(), rows.get(rows.size() - 1).endNanos() - from);
    machine.pass(length, joules / (length / 1e9));
    commit(
        new Window(new StepKey(block, cell.id(), "measure", 0), order, from, machine.now()), rows);
  }

  private record Window(StepKey key, int order, long from, long to) {}

  /** The readings after the window must be there before it is committed. */
  private void commit(Window window, List<InvocationRow> rows) {
    machine.pass(2 * SimulatedMachine.SAMPLING.toNanos(), 0);
    EnergyLog log = machine.take();
    Instant wall = Instant.EPOCH.plusNanos(window.from());
    run.commit(
        new StepRecord(window.key(), 0, window.order(), window.from(), window.to(), wall, Map.of()),
        rows,
        log);
  }
}
