package io.whiskwatt.rapl;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.rapl.usage.UsageBeside;
import io.whiskwatt.time.TimeSource;
import java.util.function.Supplier;

/** The energy of this machine as RAPL counts it, or nothing. */
public final class PowercapProvider implements EnergyProvider {
  private final Supplier<LocalNode> machine;

  public PowercapProvider() {
    this(LocalNode::read);
  }

  PowercapProvider(Supplier<LocalNode> machine) {
    this.machine = machine;
  }

  @Override
  public String key() {
    return "powercap";
  }

  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return PowercapSpec.parse(section).map(spec -> spec);
  }

  /**
   * Opens the counters.
   *
   * @throws EnergyUnavailable when they cannot be read, or their sum would not be the machine's
   */
  @Override
  public EnergyMeter open(EnergySpec spec, TimeSource time) {
    PowercapSpec powercap = (PowercapSpec) spec;
    PowercapSurvey survey = PowercapSurvey.of(powercap.root(), machine.get());
    return UsageBeside.of(
        survey.open(SamplingRate.period(powercap.rate()), time), survey.node(), time);
  }
}
