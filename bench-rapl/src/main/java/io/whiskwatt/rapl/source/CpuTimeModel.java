package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A made-up energy counter that grows with time and with CPU time: E = idle·t + (busy − idle)·c/n,
 * with c the CPU time used on all n processors. It says how busy the machine was, not what it drew.
 */
public final class CpuTimeModel {
  /** The only zone of a modelled node. */
  public static final String ZONE = "cpu-time";

  /**
   * One scheduler tick at the lowest usual frequency of 100 Hz: a running task may lag that far.
   */
  private static final Duration UPDATE = Duration.ofMillis(10);

  private final LocalNode node;
  private final ModelPower power;
  private final CpuClock clock;
  private final List<String> notes;

  private CpuTimeModel(LocalNode node, ModelPower power, CpuClock clock, List<String> notes) {
    this.node = node;
    this.power = power;
    this.clock = clock;
    this.notes = List.copyOf(notes);
  }

  /**
   * A model on the finest CPU time this machine has.
   *
   * @param why notes that come before the model's own: why there is nothing better
   * @throws EnergyUnavailable when there is no CPU time at all
   */
  public static CpuTimeModel of(LocalNode node, ModelPower power, List<String> why) {
    List<String> rejected = new ArrayList<>();
    for (CpuClock candidate : CpuClock.candidates(node.root())) {
      try {
        candidate.busyNanos();
        return new CpuTimeModel(
            node, power, candidate, notes(node, power, candidate, why, rejected));
      } catch (Unreadable e) {
        rejected.add(e.reason());
      }
    }
    throw new EnergyUnavailable(
        "energy cannot be modelled, for no CPU time can be read: "
            + String.join("; ", rejected)
            + "; this needs Linux with /proc");
  }

  private static List<String> notes(
      LocalNode node, ModelPower power, CpuClock clock, List<String> why, List<String> rejected) {
    List<String> notes = new ArrayList<>(why);
    notes.add(
        "energy is modelled from CPU time, not measured: "
            + power.idle()
            + " idle to "
            + power.busy()
            + " with all "
            + node.processors().cpus()
            + " processors busy, assumed");
    notes.add("CPU time is read from " + clock.file() + " (" + clock.description() + ")");
    if (!rejected.isEmpty()) {
      notes.add("finer sources of CPU time are missing: " + String.join("; ", rejected));
    }
    return notes;
  }

  /**
   * A meter on the model.
   *
   * @param period between two samples
   */
  public EnergyMeter open(Duration period, TimeSource time) {
    return new SamplingMeter(
        node, new ModelCounter(this, clock, power, node.processors().cpus()), period, time);
  }

  SourceFacts facts(Duration samplingPeriod) {
    String why = "summed: idle power × time + busy power × CPU time";
    ZoneFacts zone = new ZoneFacts(node.node().id(), ZONE, ZONE, true, why, OptionalLong.empty());
    return new SourceFacts(
        "model",
        Quality.MODELLED,
        List.of(zone),
        samplingPeriod,
        UPDATE,
        Energy.ofMicrojoules(1),
        "a model on the CPU time of " + clock.file(),
        notes);
  }
}
