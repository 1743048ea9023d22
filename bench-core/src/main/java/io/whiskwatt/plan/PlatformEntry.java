package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import java.util.Map;
import java.util.Optional;

/**
 * One platform of a study, its sections still as written: their providers parse them.
 *
 * @param name the user's word for it; the first part of cell ids
 * @param key the platform provider's key, {@code local} say
 * @param section what stands below that key
 * @param isolation claim name → value; empty: nothing is claimed
 * @param energyKey the energy provider's key; empty: the platform's default
 * @param energySection what stands below that key
 * @param check a second source beside it, which is only compared with it
 */
public record PlatformEntry(
    String name,
    String key,
    ConfigNode section,
    Map<String, String> isolation,
    Optional<String> energyKey,
    ConfigNode energySection,
    Optional<Source> check) {
  public PlatformEntry {
    isolation = Map.copyOf(isolation);
  }

  /** A platform without a check. */
  public PlatformEntry(
      String name,
      String key,
      ConfigNode section,
      Map<String, String> isolation,
      Optional<String> energyKey,
      ConfigNode energySection) {
    this(name, key, section, isolation, energyKey, energySection, Optional.empty());
  }

  /**
   * An energy source as written.
   *
   * @param key the energy provider's key
   * @param section what stands below that key
   */
  public record Source(String key, ConfigNode section) {}
}
