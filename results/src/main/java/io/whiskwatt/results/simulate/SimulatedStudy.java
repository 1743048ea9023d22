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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One study of two platforms, on one machine or on one each, carried out in memory in the order
 * that the real plan lays down: warm-up, settling, trials side by side, an idle window on both
 * sides.
 */
public final class SimulatedStudy {
  /** Net power of the baseline in a trial, in W. */
  public static final double NET_WATTS = 10;

  static final String BASELINE = "baseline";
  private static final String OTHER = "other";
  private static final String MACHINE = "simulated worker";

  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration PREPARING = Duration.ofSeconds(2);
  private static final int FEWEST_CALLS = 5;
  private static final int MOST_CALLS = 7;
  private static final double USUAL_CALLS = 6;

  private final StudySpec study;
  private final Truth.Factors factors;
  private final Chance chance;
  private final Map<String, Placement> placements = new LinkedHashMap<>();
  private final Map<String, SimulatedMachine> machines = new LinkedHashMap<>();
  private final SimulatedRun run;

  private SimulatedStudy(Truth truth, List<Placement> where, int blocks, long seed) {
    this.study = study(where, blocks, seed);
    this.chance = new Chance(seed);
    this.factors = truth.factors(blocks, chance);
    for (Placement placement : where) {
      placements.put(placement.platform(), placement);
      machines.computeIfAbsent(placement.machine(), name -> machine(placement, truth));
    }
    this.run = new SimulatedRun(study, SimulatedSurroundings.of(where));
  }

  private SimulatedMachine machine(Placement placement, Truth truth) {
    SimulatedMachine made = new SimulatedMachine(placement.node(), truth.idleWatts(), chance);
    return machines.values().stream().findFirst().map(made::beside).orElse(made);
  }

  /**
   * Carries it out.
   *
   * @param blocks 2 and up
   * @param seed the same gives the same run, to the bit
   */
  public static RunData of(Truth truth, int blocks, long seed) {
    return of(
        truth,
        List.of(Placement.on(MACHINE, BASELINE), Placement.on(MACHINE, OTHER)),
        blocks,
        seed);
  }

  /**
   * The same elsewhere.
   *
   * @param where the baseline, and the other
   */
  public static RunData of(Truth truth, List<Placement> where, int blocks, long seed) {
    return new SimulatedStudy(truth, where, blocks, seed).data();
  }

  private static StudySpec study(List<Placement> where, int blocks, long seed) {
    boolean shared = where.stream().map(Placement::machine).distinct().count() == 1;
    return new StudySpec(
        "simulated",
        where.stream().map(SimulatedStudy::platform).toList(),
        where.get(0).platform(),
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
            shared ? DesignLevel.L1 : DesignLevel.L4,
            blocks,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            WINDOW,
            WINDOW,
            seed),
        0.05,
        "study: simulated\n");
  }

  private static PlatformEntry platform(Placement placement) {
    ConfigNode section = ConfigNode.Mapping.empty("simulated");
    return new PlatformEntry(
        placement.platform(), "simulated", section, placement.claim(), Optional.empty(), section);
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
      pass(warmUp.length().toNanos(), warmUp.cells().get(0).platform(), NET_WATTS);
    } else if (step instanceof Step.Settle settle) {
      pass(settle.length().toNanos());
    } else {
      pass(PREPARING.toNanos());
    }
  }

  private void idle(Step.Idle idle, int order) {
    long from = now();
    pass(idle.length().toNanos());
    StepKey key = new StepKey(idle.block(), "", idle.condition().id(), idle.index());
    commit(new Window(key, order, from, now()), List.of());
  }

  /** Closes after its last completion, a little after the last arrival that was due. */
  private void measure(int block, Cell cell, int order) {
    int calls = chance.between(FEWEST_CALLS, MOST_CALLS);
    Placement where = Objects.requireNonNull(placements.get(cell.platform()));
    boolean baseline = cell.platform().equals(study.baseline());
    double factor = where.takes() * (baseline ? factors.baseline(block) : factors.other(block));
    double joules = NET_WATTS * WINDOW.toSeconds() / USUAL_CALLS * factor * calls;
    long from = now();
    List<InvocationRow> rows =
        SimulatedCalls.of(cell, where.node(), calls, from, WINDOW.toNanos(), chance);
    long length = Math.max(WINDOW.toNanos(), rows.get(rows.size() - 1).endNanos() - from);
    pass(length, cell.platform(), joules / (length / 1e9));
    commit(new Window(new StepKey(block, cell.id(), "measure", 0), order, from, now()), rows);
  }

  private record Window(StepKey key, int order, long from, long to) {}

  /** The readings after the window must be there before it is committed. */
  private void commit(Window window, List<InvocationRow> rows) {
    pass(2 * SimulatedMachine.SAMPLING.toNanos());
    Instant wall = Instant.EPOCH.plusNanos(window.from());
    run.commit(
        new StepRecord(window.key(), 0, window.order(), window.from(), window.to(), wall, Map.of()),
        rows,
        read());
  }

  private EnergyLog read() {
    List<EnergyLog> logs = machines.values().stream().map(SimulatedMachine::take).toList();
    return new EnergyLog(
        logs.stream().flatMap(log -> log.readings().stream()).toList(),
        logs.stream().flatMap(log -> log.clocks().stream()).toList(),
        List.of(),
        List.of());
  }

  /** All machines are on the run's clock. */
  private long now() {
    return machines.values().iterator().next().now();
  }

  private void pass(long nanos) {
    machines.values().forEach(machine -> machine.pass(nanos, 0));
  }

  /** The machine of this platform works, and the others stand by. */
  private void pass(long nanos, String platform, double watts) {
    String working = Objects.requireNonNull(placements.get(platform)).machine();
    machines.forEach((name, machine) -> machine.pass(nanos, name.equals(working) ? watts : 0));
  }
}
