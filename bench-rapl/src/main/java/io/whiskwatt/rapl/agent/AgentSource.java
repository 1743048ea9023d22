package io.whiskwatt.rapl.agent;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.CpuTimeModel;
import io.whiskwatt.rapl.source.ModelPower;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.rapl.source.SimulatedEnergy;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Power;
import io.whiskwatt.units.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an agent samples.
 *
 * @param rate samples per second, 1 to 1000
 * @param powercapRoot of the tree of RAPL's zones
 * @param nodeRoot where {@code proc} and {@code sys} are; {@code /} but for tests
 * @param simulatedPower of simulated counters
 */
public record AgentSource(
    Kind kind, Rate rate, Path powercapRoot, Path nodeRoot, Power simulatedPower) {
  public static final AgentSource DEFAULT =
      new AgentSource(
          Kind.POWERCAP,
          Rate.perSecond(10),
          PowercapSurvey.DEFAULT_ROOT,
          Path.of("/"),
          Power.ofWatts(50));

  /** Where the counters come from. */
  public enum Kind {
    /** RAPL, or nothing. */
    POWERCAP,
    /** CPU time. */
    MODEL,
    /** RAPL, or the model where that cannot be read. */
    AUTO,
    /** Made up, for trials. */
    SIMULATED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** This one, of another kind. */
  public AgentSource of(Kind other) {
    return new AgentSource(other, rate, powercapRoot, nodeRoot, simulatedPower);
  }

  /** This one, so often per second. */
  public AgentSource at(Rate other) {
    return new AgentSource(kind, other, powercapRoot, nodeRoot, simulatedPower);
  }

  /** This one, on another tree of zones. */
  public AgentSource withPowercapRoot(Path root) {
    return new AgentSource(kind, rate, root, nodeRoot, simulatedPower);
  }

  /** This one, on another machine's files. */
  public AgentSource withNodeRoot(Path root) {
    return new AgentSource(kind, rate, powercapRoot, root, simulatedPower);
  }

  /** This one, with so much for simulated counters. */
  public AgentSource simulating(Power power) {
    return new AgentSource(kind, rate, powercapRoot, nodeRoot, power);
  }

  LocalNode node() {
    return LocalNode.under(nodeRoot, ThisMachine.nodeUnder(nodeRoot));
  }

  Duration period() {
    return Duration.ofNanos(Math.round(rate.intervalNanos()));
  }

  /** Why RAPL cannot be read; empty: it can. */
  Optional<String> refusal() {
    return PowercapSurvey.of(powercapRoot, node()).refusal();
  }

  /**
   * Opens it.
   *
   * @throws EnergyUnavailable when it cannot be read here
   */
  EnergyMeter open(LocalNode node, TimeSource time) {
    return switch (kind) {
      case POWERCAP -> powercap(node, time);
      case MODEL -> model(node, List.of(), time);
      case AUTO -> auto(node, time);
      case SIMULATED -> SimulatedEnergy.open(node, simulatedPower, period(), time);
    };
  }

  private EnergyMeter powercap(LocalNode node, TimeSource time) {
    try {
      return PowercapSurvey.of(powercapRoot, node).open(period(), time);
    } catch (EnergyUnavailable refused) {
      throw new EnergyUnavailable(
          refused.getMessage()
              + "; or go on without RAPL: --source model takes CPU time, labelled as modelled",
          refused);
    }
  }

  private EnergyMeter auto(LocalNode node, TimeSource time) {
    PowercapSurvey survey = PowercapSurvey.of(powercapRoot, node);
    return survey
        .refusal()
        .map(why -> model(node, List.of("RAPL cannot be read: " + why), time))
        .orElseGet(() -> survey.open(period(), time));
  }

  private EnergyMeter model(LocalNode node, List<String> why, TimeSource time) {
    ModelPower power = ModelPower.typical(node.processors().cpus());
    return CpuTimeModel.of(node, power, why).open(period(), time);
  }
}
