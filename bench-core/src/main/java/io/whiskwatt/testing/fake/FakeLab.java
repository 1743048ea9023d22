package io.whiskwatt.testing.fake;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Power;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Providers for studies on fakes, both under the key {@code fake}. A platform's section is the name
 * of one of the lab's behaviours, {@code fake: slow}; an energy section is the name of a machine.
 * An empty section means the behaviour {@code usual}, and the machine {@link
 * FakeBehaviour#MACHINE}. Meter and platforms of one machine see the same energy.
 */
public final class FakeLab {
  /** The key in study files. */
  public static final String KEY = "fake";

  /** The behaviour that is always there, unless replaced. */
  public static final String USUAL = "usual";

  private final Map<String, FakeBehaviour> behaviours = new ConcurrentHashMap<>();
  private final Map<String, FakeMachine> machines = new ConcurrentHashMap<>();
  private final Power idle;

  /**
   * A lab with the usual behaviour.
   *
   * @param idle power of each of its machines without activations
   */
  public FakeLab(Power idle) {
    this.idle = idle;
    behaviours.put(USUAL, FakeBehaviour.usual());
  }

  public FakeLab with(String name, FakeBehaviour behaviour) {
    behaviours.put(name, behaviour);
    return this;
  }

  /** The machine of a name, made when it is first asked for. */
  public FakeMachine machine(String name, TimeSource time) {
    return machines.computeIfAbsent(name, made -> new FakeMachine(made, time, idle));
  }

  public PlatformProvider platforms() {
    return new Platforms();
  }

  public EnergyProvider energies() {
    return new Energies();
  }

  private Parsed<PlatformSpec> parseBehaviour(ConfigNode section) {
    String name = word(section, USUAL);
    FakeBehaviour behaviour = behaviours.get(name);
    return behaviour == null
        ? Parsed.failed(
            List.of(
                Problem.at(
                    section.position(),
                    "the lab knows no behaviour \"" + name + "\"",
                    "one of " + behaviours.keySet())))
        : Parsed.of(new PlatformSection(name, behaviour));
  }

  private static String word(ConfigNode section, String otherwise) {
    return section instanceof ConfigNode.Scalar scalar && !scalar.text().isEmpty()
        ? scalar.text()
        : otherwise;
  }

  private record PlatformSection(String name, FakeBehaviour behaviour) implements PlatformSpec {
    @Override
    public String defaultEnergyKey() {
      return KEY;
    }

    /** One that names a machine of its own is not here. */
    @Override
    public boolean onThisMachine() {
      return behaviour.machine().equals(FakeBehaviour.MACHINE);
    }

    @Override
    public OptionalInt room(DataSize memory) {
      return OptionalInt.of(behaviour.capacity());
    }
  }

  private record EnergySection(String machine) implements EnergySpec {
    @Override
    public boolean readsThisMachine() {
      return machine.equals(FakeBehaviour.MACHINE);
    }
  }

  private final class Platforms implements PlatformProvider {
    @Override
    public String key() {
      return KEY;
    }

    @Override
    public Parsed<PlatformSpec> parse(ConfigNode section) {
      return parseBehaviour(section);
    }

    @Override
    public Platform open(PlatformSpec spec, Owner owner, TimeSource time) {
      FakeBehaviour behaviour = ((PlatformSection) spec).behaviour();
      return new FakePlatform(behaviour, machine(behaviour.machine(), time), time);
    }
  }

  private final class Energies implements EnergyProvider {
    @Override
    public String key() {
      return KEY;
    }

    @Override
    public Parsed<EnergySpec> parse(ConfigNode section) {
      return Parsed.of(new EnergySection(word(section, FakeBehaviour.MACHINE)));
    }

    @Override
    public EnergyMeter open(EnergySpec spec, TimeSource time) {
      return new FakeEnergyMeter(machine(((EnergySection) spec).machine(), time), time);
    }
  }
}
