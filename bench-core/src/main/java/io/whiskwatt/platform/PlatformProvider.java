package io.whiskwatt.platform;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.time.TimeSource;

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
   * @throws PlatformUnavailable when this machine or cluster cannot carry it
   */
  Platform open(PlatformSpec spec, TimeSource time);
}
