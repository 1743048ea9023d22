package io.whiskwatt.energy;

import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;

/**
 * What a meter reads and how.
 *
 * @param key of the provider that opened it
 * @param zones every counter found, summed or left out
 * @param samplingPeriod between two samples
 * @param updatePeriod between two updates of the counter itself
 * @param resolution the smallest step of a summed counter, one of the coarsest; zero: unknown
 * @param provenance who measured, with what: {@code Linux powercap (RAPL), read on this machine}
 * @param notes why this source and not a better one; assumptions of a model
 */
public record SourceFacts(
    String key,
    Quality quality,
    List<ZoneFacts> zones,
    Duration samplingPeriod,
    Duration updatePeriod,
    Energy resolution,
    String provenance,
    List<String> notes) {
  public SourceFacts {
    zones = List.copyOf(zones);
    notes = List.copyOf(notes);
  }
}
