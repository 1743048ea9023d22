package io.whiskwatt.run;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.time.TimeSource;

/** Another provider's platforms, whose fresh sandboxes are said to stay. */
record LingeringProvider(PlatformProvider inner) implements PlatformProvider {
  private record Spec(PlatformSpec inner) implements PlatformSpec {
    @Override
    public String defaultEnergyKey() {
      return inner.defaultEnergyKey();
    }

    @Override
    public boolean onThisMachine() {
      return inner.onThisMachine();
    }

    @Override
    public boolean freshSandboxesLinger() {
      return true;
    }
  }

  @Override
  public String key() {
    return inner.key();
  }

  @Override
  public Parsed<PlatformSpec> parse(ConfigNode section) {
    return inner.parse(section).map(Spec::new);
  }

  @Override
  public Platform open(PlatformSpec spec, Owner owner, TimeSource time) {
    return inner.open(((Spec) spec).inner(), owner, time);
  }
}
