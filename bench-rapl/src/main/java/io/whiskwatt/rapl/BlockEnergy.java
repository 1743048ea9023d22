package io.whiskwatt.rapl;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.units.Energy;
import io.whiskwatt.units.Power;
import java.time.Duration;
import java.util.List;

/**
 * The energy of the whole machine while a block of code ran, idle power included.
 *
 * @param duration between the two samples that enclose the block, above 0
 * @param uncertainty one standard deviation, from the counters' update period at both edges and
 *     their unit; not the accuracy of the counter or model itself
 * @param notes what the numbers mean; why there is nothing better; what is missing from the sum
 */
public record BlockEnergy(
    Energy energy, Duration duration, Energy uncertainty, Quality quality, List<String> notes) {
  public BlockEnergy {
    notes = List.copyOf(notes);
  }

  public Power meanPower() {
    return Power.ofWatts(energy.joules() / (duration.toNanos() / 1e9));
  }
}
