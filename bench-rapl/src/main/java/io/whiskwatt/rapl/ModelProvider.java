package io.whiskwatt.rapl;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.CpuTimeModel;
import io.whiskwatt.rapl.source.ModelPower;
import io.whiskwatt.rapl.usage.UsageBeside;
import io.whiskwatt.time.TimeSource;
import java.util.List;
import java.util.function.Supplier;

/** The energy of this machine modelled from its CPU time. */
public final class ModelProvider implements EnergyProvider {
  private final Supplier<LocalNode> machine;

  public ModelProvider() {
    this(LocalNode::read);
  }

  ModelProvider(Supplier<LocalNode> machine) {
    this.machine = machine;
  }

  @Override
  public String key() {
    return "model";
  }

  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return ModelSpec.parse(section).map(spec -> spec);
  }

  @Override
  public EnergyMeter open(EnergySpec spec, TimeSource time) {
    ModelSpec model = (ModelSpec) spec;
    LocalNode node = machine.get();
    ModelPower power = ModelPower.of(model.idle(), model.busy(), node.processors().cpus());
    EnergyMeter meter =
        CpuTimeModel.of(node, power, List.of()).open(SamplingRate.period(model.rate()), time);
    return UsageBeside.of(meter, node, time);
  }
}
