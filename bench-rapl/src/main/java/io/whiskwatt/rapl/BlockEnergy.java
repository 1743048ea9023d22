package io.whiskwatt.rapl;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.units.Energy;
import io.whiskwatt.units.Power;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The energy of the whole machine while a block of code ran, idle power included.
 *
 * @param domains by domain ({@code package}, {@code dram}, {@code cpu-time}): those that make up
 *     the energy, and {@code core}, {@code uncore} and {@code psys} where they could be read, which
 *     are never part of it
 * @param duration that the energy belongs to, above 0
 * @param uncertainty one standard deviation, from the counters' update period at both edges, the
 *     width of the reads and the counters' unit; not the accuracy of the counter or model itself
 * @param complete false: part of the energy is missing, and it is a lower bound; the notes say why
 * @param notes what the numbers mean; why there is nothing better; what is missing from the sum
 */
public record BlockEnergy(
    Energy energy,
    SortedMap<String, Energy> domains,
    Duration duration,
    Energy uncertainty,
    Quality quality,
    boolean complete,
    List<String> notes) {
  public BlockEnergy {
    domains = Collections.unmodifiableSortedMap(new TreeMap<>(domains));
    notes = List.copyOf(notes);
  }

  public Power meanPower() {
    return Power.ofWatts(energy.joules() / (duration.toNanos() / 1e9));
  }
}
