package io.whiskwatt.rapl;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.CpuTimeModel;
import io.whiskwatt.rapl.source.ModelPower;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A door for code that wants the energy of a block of its own: RAPL where this machine has it, else
 * a model from CPU time, labelled as such.
 *
 * <pre>{@code
 * try (LocalEnergy energy = LocalEnergy.open()) {
 *   BlockEnergy spent = energy.measure(() -> sort(numbers));
 * }
 * }</pre>
 *
 * <p>All of the machine is counted, other processes and idle power included. Counters are updated
 * about once per millisecond: repeat what is shorter than 100 ms, and divide; or measure it {@link
 * #measureSynchronised between two updates}.
 */
public final class LocalEnergy implements AutoCloseable {
  /** Only there so that no counter wraps twice unseen. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final EnergyMeter meter;
  private final TimeSource time;
  private final Readings readings = new Readings();
  private Optional<Block> running = Optional.empty();

  private LocalEnergy(EnergyMeter meter, TimeSource time) {
    this.meter = meter;
    this.time = time;
  }

  /**
   * The best source of this machine.
   *
   * @throws EnergyUnavailable when there is neither RAPL nor CPU time: not on Linux
   */
  public static LocalEnergy open() {
    return open(PowercapSurvey.DEFAULT_ROOT);
  }

  /**
   * RAPL below this root, else the model.
   *
   * @param root {@link PowercapSurvey#DEFAULT_ROOT}, or a folder with the same layout
   * @throws EnergyUnavailable when there is neither RAPL nor CPU time: not on Linux
   */
  public static LocalEnergy open(Path root) {
    return on(AutoProvider.open(survey(root), PERIOD, SystemTime.INSTANCE));
  }

  /**
   * RAPL, and nothing else.
   *
   * @param root {@link PowercapSurvey#DEFAULT_ROOT}, or a folder with the same layout
   * @throws EnergyUnavailable with the reason, and what to do about it
   */
  public static LocalEnergy measured(Path root) {
    return on(survey(root).open(PERIOD, SystemTime.INSTANCE));
  }

  /**
   * The model from CPU time, even where there is something better.
   *
   * @throws EnergyUnavailable when there is no CPU time: not on Linux
   */
  public static LocalEnergy modelled() {
    LocalNode node = LocalNode.read();
    ModelPower power = ModelPower.typical(node.processors().cpus());
    return on(CpuTimeModel.of(node, power, List.of()).open(PERIOD, SystemTime.INSTANCE));
  }

  private static PowercapSurvey survey(Path root) {
    return PowercapSurvey.of(root, LocalNode.read());
  }

  private static LocalEnergy on(EnergyMeter meter) {
    return on(meter, SystemTime.INSTANCE);
  }

  /** A meter of one machine that was not started yet; it is closed with this door. */
  public static LocalEnergy on(EnergyMeter meter, TimeSource time) {
    LocalEnergy energy = new LocalEnergy(meter, time);
    meter.start(energy.readings);
    return energy;
  }

  /** What is read. */
  public SourceFacts source() {
    return meter.facts();
  }

  /** Runs the block on this thread; what it throws comes out. One block at a time. */
  public synchronized BlockEnergy measure(Runnable block) {
    Block measured = begin();
    block.run();
    return measured.end();
  }

  /** Begins a block that ends elsewhere. One that is open is given up. */
  public synchronized Block begin() {
    sample();
    readings.begin();
    Block block = new Block(time.nanos());
    running = Optional.of(block);
    return block;
  }

  /**
   * Runs a short block on this thread between two updates of the counters, and takes off what the
   * waiting for them used: instead of an update period at each edge, only the time of one read is
   * uncertain. The reader keeps this thread's processor busy for about ten update periods before
   * the block and one after it. Where a counter stands still for 100 update periods, and where the
   * counter is a model's, which has none, the block is measured as by {@link #measure}, and the
   * notes say so.
   */
  public synchronized BlockEnergy measureSynchronised(Runnable work) {
    if (meter.facts().quality() != Quality.MEASURED) {
      return SynchronisedWindow.noted(
          measure(work),
          "there are no updates of a hardware counter to wait for: the edges are not synchronised");
    }
    UpdateSpin spin = new UpdateSpin(meter, readings, time);
    running = Optional.empty();
    sample();
    readings.begin();
    long begunNanos = time.nanos();
    Map<String, Updates> before = spin.await(SynchronisedWindow.UPDATES_BEFORE);
    long fromNanos = time.nanos();
    work.run();
    long toNanos = time.nanos();
    Map<String, Updates> after = spin.await(1);
    readings.end();
    BlockWindow block = window(fromNanos, toNanos);
    BlockWindow spins = window(begunNanos, time.nanos());
    return new SynchronisedWindow(block, spins, fromNanos, toNanos, before, after).energy();
  }

  private BlockWindow window(long fromNanos, long toNanos) {
    return new BlockWindow(readings.enclosing(fromNanos, toNanos), meter.facts(), readings.gaps());
  }

  private synchronized BlockEnergy end(Block block) {
    if (running.filter(open -> open == block).isEmpty()) {
      throw new IllegalStateException("the block has ended, or another one has begun since");
    }
    long toNanos = time.nanos();
    running = Optional.empty();
    sample();
    readings.end();
    return window(block.fromNanos, toNanos).energy();
  }

  /** A block that is being measured. */
  public final class Block {
    private final long fromNanos;

    private Block(long fromNanos) {
      this.fromNanos = fromNanos;
    }

    /**
     * What was used since the block began.
     *
     * @throws IllegalStateException when it has ended, or another block has begun since
     * @throws EnergyUnavailable when no counter could be read around it
     */
    public BlockEnergy end() {
      return LocalEnergy.this.end(this);
    }
  }

  private void sample() {
    long nowNanos = time.nanos();
    long deadlineNanos = nowNanos + LONGEST_WAIT.toNanos();
    while (!meter.covers(nowNanos)) {
      if (time.nanos() - deadlineNanos > 0) {
        throw new EnergyUnavailable("the energy source gave no reading for " + LONGEST_WAIT);
      }
      time.parkUntil(time.nanos() + 1_000_000);
    }
  }

  @Override
  public void close() {
    meter.close();
  }
}
