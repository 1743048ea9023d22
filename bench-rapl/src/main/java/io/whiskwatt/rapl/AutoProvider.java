package io.whiskwatt.rapl;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.CpuTimeModel;
import io.whiskwatt.rapl.source.ModelPower;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.rapl.usage.UsageBeside;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The best this machine has: RAPL where it can be read, else the model, with the reason among the
 * notes of its facts.
 */
public final class AutoProvider implements EnergyProvider {
  private static final String OWN_VALUES =
      "the model's power is typical for the number of processors; give the machine's own with"
          + " energy: { model: { idle: 12 W, busy: 45 W } }";

  private final Supplier<LocalNode> machine;

  public AutoProvider() {
    this(LocalNode::read);
  }

  AutoProvider(Supplier<LocalNode> machine) {
    this.machine = machine;
  }

  @Override
  public String key() {
    return "auto";
  }

  /** The same section as {@code powercap}. */
  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return PowercapSpec.parse(section).map(spec -> spec);
  }

  @Override
  public EnergyMeter open(EnergySpec spec, TimeSource time) {
    PowercapSpec powercap = (PowercapSpec) spec;
    PowercapSurvey survey = PowercapSurvey.of(powercap.root(), machine.get());
    EnergyMeter meter = open(survey, SamplingRate.period(powercap.rate()), time);
    return UsageBeside.of(meter, survey.node(), time);
  }

  static EnergyMeter open(PowercapSurvey survey, Duration period, TimeSource time) {
    Optional<String> refusal = survey.refusal();
    if (refusal.isEmpty()) {
      return survey.open(period, time);
    }
    List<String> why = List.of("RAPL cannot be read: " + refusal.get(), OWN_VALUES);
    LocalNode node = survey.node();
    return CpuTimeModel.of(node, ModelPower.typical(node.processors().cpus()), why)
        .open(period, time);
  }
}
