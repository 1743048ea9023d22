package io.whiskwatt.run;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Another provider's platforms, which say how long idle sandboxes stay, and not how many there is
 * room for.
 */
record KeepingProvider(PlatformProvider inner, Duration removes, Optional<Duration> pauses)
    implements PlatformProvider {
  private record Spec(PlatformSpec inner, Duration removes, Optional<Duration> pauses)
      implements PlatformSpec {
    @Override
    public String defaultEnergyKey() {
      return inner.defaultEnergyKey();
    }

    @Override
    public boolean onThisMachine() {
      return inner.onThisMachine();
    }

    @Override
    public Optional<Duration> removesIdleAfter() {
      return Optional.of(removes);
    }

    @Override
    public Optional<Duration> pausesIdleAfter() {
      return pauses;
    }
  }

  @Override
  public String key() {
    return inner.key();
  }

  @Override
  public Parsed<PlatformSpec> parse(ConfigNode section) {
    return inner.parse(section).map(spec -> new Spec(spec, removes, pauses));
  }

  @Override
  public Platform open(PlatformSpec spec, Owner owner, TimeSource time) {
    return inner.open(((Spec) spec).inner(), owner, time);
  }
}
