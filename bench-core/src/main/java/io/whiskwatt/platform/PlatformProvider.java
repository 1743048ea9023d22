package io.whiskwatt.platform;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.time.TimeSource;
import java.util.List;
import java.util.Optional;

/** A kind of platform that study files can name; found by {@link java.util.ServiceLoader}. */
public interface PlatformProvider {
  /** The key in the study file: {@code openwhisk}, {@code local}. */
  String key();

  /** Reads its own section; problems carry positions. */
  Parsed<PlatformSpec> parse(ConfigNode section);

  /**
   * Brings the platform up, or connects to it.
   *
   * @param spec one that {@link #parse} returned
   * @param owner marks everything that is put on the platform
   * @throws PlatformUnavailable when this machine or cluster cannot carry it
   */
  Platform open(PlatformSpec spec, Owner owner, TimeSource time);

  /**
   * How invocations would leave this process for a platform.
   *
   * @param spec one that {@link #parse} returned
   * @return empty: there is nothing to warm up
   */
  default Optional<LoadPath> loadPath(PlatformSpec spec) {
    return Optional.empty();
  }

  /**
   * Looks at the platform without starting, putting in place or invoking anything.
   *
   * @param spec one that {@link #parse} returned
   * @param cells that a study plans on it
   */
  default Inspection inspect(PlatformSpec spec, List<CellPlan> cells) {
    return Inspection.NONE;
  }

  /**
   * Removes what runs of a study left on the platform when they were killed. Nothing that the study
   * did not make is touched.
   *
   * @param spec one that {@link #parse} returned
   * @param study its name
   * @return names of what was removed; empty where nothing outlives a run
   * @throws PlatformUnavailable when the platform does not answer
   */
  default List<String> cleanUp(PlatformSpec spec, String study) {
    return List.of();
  }
}
