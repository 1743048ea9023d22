package io.whiskwatt.results.compare;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.run.EnergyLog;
import java.util.List;

/**
 * Readings that are missing around or within a window.
 *
 * @param from share of the window: 0 is its begin
 * @param to 1 is its end
 */
record Silence(GapReason reason, double from, double to) {
  /** Takes them away and says so, as a meter does: it knows of the last sample that failed. */
  EnergyLog.Gap in(List<CounterReading> readings, long windowFrom, long windowTo) {
    long begin = windowFrom + Math.round(from * (windowTo - windowFrom));
    long end = windowFrom + Math.round(to * (windowTo - windowFrom));
    long lastMissing =
        readings.stream().mapToLong(CounterReading::nanos).filter(at -> at < end).max().orElse(end);
    EnergyLog.Gap gap = new EnergyLog.Gap(readings.get(0).node(), reason, begin, lastMissing);
    readings.removeIf(reading -> reading.nanos() > begin && reading.nanos() < end);
    return gap;
  }
}
