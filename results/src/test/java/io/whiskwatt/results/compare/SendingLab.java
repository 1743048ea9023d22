package io.whiskwatt.results.compare;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.testing.fake.FakeMachine;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Another provider's platforms, with calls that leave over a path whose every call costs the
 * machine the same.
 *
 * @param joules of the generator for each call to the sink
 */
record SendingLab(PlatformProvider inner, FakeMachine machine, double joules)
    implements PlatformProvider {
  @Override
  public String key() {
    return inner.key();
  }

  @Override
  public Parsed<PlatformSpec> parse(ConfigNode section) {
    return inner.parse(section);
  }

  @Override
  public Platform open(PlatformSpec spec, Owner owner, TimeSource time) {
    return inner.open(spec, owner, time);
  }

  @Override
  public Optional<LoadPath> loadPath(PlatformSpec spec) {
    return Optional.of(new Path(machine, joules));
  }

  private record Path(FakeMachine machine, double joules) implements LoadPath {
    @Override
    public Warmth warmUp(List<LoadShape> shapes, TimeSource time) {
      return new Warmth(Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);
    }

    @Override
    public Sunk sink(ToSink load, TimeSource time) {
      long opened = time.nanos();
      double interval = ((LoadShape.Constant) load.shape()).rate().intervalNanos();
      long sent = 0;
      while (sent * interval < load.window().toNanos()) {
        time.parkUntil(opened + Math.round(sent * interval));
        machine.draw(Energy.ofJoules(joules));
        sent++;
      }
      time.parkUntil(opened + load.window().toNanos());
      return new Sunk(opened, time.nanos(), sent, 0, 0, 0);
    }
  }
}
