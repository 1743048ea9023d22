package io.whiskwatt.energy;

import java.time.Duration;
import java.util.List;

/**
 * What a meter reads and how.
 *
 * @param key of the provider that opened it
 * @param zones every counter found, summed or left out
 * @param samplingPeriod between two samples
 * @param updatePeriod between two updates of the counter itself
 * @param notes why this source and not a better one; assumptions of a model
 */
public record SourceFacts(
    String key,
    Quality quality,
    List<ZoneFacts> zones,
    Duration samplingPeriod,
    Duration updatePeriod,
    List<String> notes) {
  public SourceFacts {
    zones = List.copyOf(zones);
    notes = List.copyOf(notes);
  }
}
