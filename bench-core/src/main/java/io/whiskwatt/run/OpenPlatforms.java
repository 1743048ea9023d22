package io.whiskwatt.run;

import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The open platforms of a session, by their names in the study. */
final class OpenPlatforms implements AutoCloseable {
  private final Map<String, Platform> platforms = new LinkedHashMap<>();
  private final Map<String, BoundPlatform> bindings = new LinkedHashMap<>();

  void open(BoundPlatform bound, Owner owner, TimeSource time) {
    String name = bound.entry().name();
    bindings.put(name, bound);
    platforms.put(name, bound.provider().open(bound.spec(), owner, time));
  }

  Platform get(String name) {
    return Optional.ofNullable(platforms.get(name)).orElseThrow();
  }

  void forEach(BiConsumer<String, Platform> action) {
    platforms.forEach(action);
  }

  /** What its section says of it. */
  PlatformSpec spec(String name) {
    return bound(name).spec();
  }

  /** How calls leave for it. */
  LoadPath loadPath(String name) {
    return bound(name).loadPath().orElseThrow();
  }

  private BoundPlatform bound(String name) {
    return Optional.ofNullable(bindings.get(name)).orElseThrow();
  }

  /** One that cannot be closed keeps none of the others open. */
  @Override
  public void close() {
    CloseAll.of(platforms.values(), Platform::close);
  }
}
