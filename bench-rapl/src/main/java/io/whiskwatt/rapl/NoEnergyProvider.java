package io.whiskwatt.rapl;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * No energy at all, on purpose: a meter of this machine without a counter, that covers any time.
 */
public final class NoEnergyProvider implements EnergyProvider {
  private final Supplier<LocalNode> machine;

  public NoEnergyProvider() {
    this(LocalNode::read);
  }

  NoEnergyProvider(Supplier<LocalNode> machine) {
    this.machine = machine;
  }

  private record Spec() implements EnergySpec {
    @Override
    public boolean readsThisMachine() {
      return false;
    }

    @Override
    public boolean readsNothing() {
      return true;
    }
  }

  @Override
  public String key() {
    return "none";
  }

  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return Section.of(section).build(Spec::new);
  }

  @Override
  public EnergyMeter open(EnergySpec spec, TimeSource time) {
    return new Meter(machine.get());
  }

  private record Meter(LocalNode node) implements EnergyMeter {
    @Override
    public Set<Node> nodes() {
      return Set.of(node.node());
    }

    @Override
    public SourceFacts facts() {
      List<String> notes = List.of("the study asks for no energy source");
      return new SourceFacts(
          "none",
          Quality.NONE,
          List.of(),
          Duration.ZERO,
          Duration.ZERO,
          Energy.ZERO,
          "nothing",
          notes);
    }

    @Override
    public List<NodeFacts> nodeFacts() {
      return List.of(node.nodeFacts());
    }

    @Override
    public void start(CounterSink sink) {
      // There is nothing to tell.
    }

    @Override
    public boolean covers(long nanos) {
      return true;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
