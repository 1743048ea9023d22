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
import io.whiskwatt.results.store.FileJournal;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.StudyPlan;
import io.whiskwatt.run.TrialData;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run of a given size that was never measured, in the files of a real one: the journal of real
 * runs writes it, with every reading of a counter, so that what analysis costs can be measured. Its
 * environment and its energy source say that it is simulated.
 */
public final class SimulatedFolder {
  private static final String MACHINE = "simulated worker";
  private static final List<Placement> PLACEMENTS =
      List.of(Placement.on(MACHINE, SimulatedStudy.BASELINE), Placement.on(MACHINE, "other"));

  private static final Duration PREPARING = Duration.ofSeconds(2);
  private static final double IDLE_NOISE_WATTS = 0.3;

  /** Of the baseline; the other takes as much more as the second number says. */
  private static final double NET_WATTS = SimulatedStudy.NET_WATTS;

  private static final double OTHER = 1.2;

  /** Standard deviation from trial to trial, as a share. */
  private static final double SCATTER = 0.02;

  private final Extent extent;
  private final Chance chance;
  private final SimulatedMachine machine;
  private final FileJournal journal;

  private SimulatedFolder(Extent extent, Chance chance, FileJournal journal) {
    this.extent = extent;
    this.chance = chance;
    this.journal = journal;
    this.machine =
        SimulatedMachine.readThroughout(PLACEMENTS.get(0).node(), IDLE_NOISE_WATTS, chance);
  }

  /**
   * Writes it. The largest trial is held in memory, the run is not.
   *
   * @param folder that does not exist yet
   * @param seed the same gives the same files, to the bit
   */
  public static void write(Path folder, Extent extent, long seed) {
    StudySpec study = study(extent, seed);
    try (FileJournal journal = FileJournal.create(folder, study)) {
      journal.environment(SimulatedSurroundings.of(PLACEMENTS));
      SimulatedFolder run = new SimulatedFolder(extent, new Chance(seed), journal);
      for (List<Step> block : StudyPlan.of(study, Duration.ZERO).blocks()) {
        IntStream.range(0, block.size()).forEach(order -> run.carryOut(block.get(order), order));
      }
    }
  }

  private static StudySpec study(Extent extent, long seed) {
    return new StudySpec(
        "simulated",
        PLACEMENTS.stream().map(SimulatedFolder::platform).toList(),
        SimulatedStudy.BASELINE,
        IntStream.range(0, extent.workloads()).mapToObj(SimulatedFolder::workload).toList(),
        List.of(StartKind.WARM),
        List.of(new LoadShape.Constant(Rate.perSecond(extent.perSecond()))),
        new Design(
            DesignLevel.L1,
            extent.blocks(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Extent.WINDOW,
            Extent.WINDOW,
            seed),
        0.05,
        "study: simulated\n");
  }

  private static PlatformEntry platform(Placement placement) {
    ConfigNode section = ConfigNode.Mapping.empty("simulated");
    return new PlatformEntry(
        placement.platform(), "simulated", section, Map.of(), Optional.empty(), section);
  }

  private static Workload workload(int number) {
    return new Workload(
        "work-" + (number + 1),
        new WorkloadSource.Bundled("hash"),
        Optional.empty(),
        DataSize.ofMegabytes(256),
        "{}");
  }

  private void carryOut(Step step, int order) {
    if (step instanceof Step.Measure measure) {
      measure.cells().forEach(cell -> measure(measure.block(), cell, order));
    } else if (step instanceof Step.Idle idle) {
      long from = machine.now();
      machine.pass(idle.length().toNanos(), 0);
      StepKey key = new StepKey(idle.block(), "", idle.condition().id(), idle.index());
      commit(record(key, order, from), Optional.empty());
    } else if (step instanceof Step.WarmUp warmUp) {
      machine.pass(warmUp.length().toNanos(), NET_WATTS);
    } else if (step instanceof Step.Settle settle) {
      machine.pass(settle.length().toNanos(), 0);
    } else {
      machine.pass(PREPARING.toNanos(), 0);
    }
  }

  private void measure(int block, Cell cell, int order) {
    long from = machine.now();
    long window = Extent.WINDOW.toNanos();
    SimulatedLog log = new SimulatedLog(extent.calls(), from, window, chance);
    TrialData trial = new TrialData(cell, log, log.details(PLACEMENTS.get(0).node(), chance));
    boolean baseline = cell.platform().equals(SimulatedStudy.BASELINE);
    double watts = NET_WATTS * (baseline ? 1 : OTHER) * (1 + SCATTER * chance.normal());
    machine.pass(Math.max(window, log.lastEnd() - from), watts);
    commit(record(new StepKey(block, cell.id(), "measure", 0), order, from), Optional.of(trial));
  }

  /** A window that closes now. */
  private StepRecord record(StepKey key, int order, long from) {
    Instant wall = Instant.EPOCH.plusNanos(from);
    return new StepRecord(key, 0, order, from, machine.now(), wall, Map.of());
  }

  /** The readings after the window must be there before it is committed. */
  private void commit(StepRecord record, Optional<TrialData> trial) {
    machine.pass(2 * SimulatedMachine.SAMPLING.toNanos(), 0);
    journal.commit(record, new StepData(trial, machine.take()));
  }
}
