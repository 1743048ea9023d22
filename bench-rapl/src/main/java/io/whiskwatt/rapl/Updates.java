package io.whiskwatt.rapl;

import io.whiskwatt.energy.CounterReading;

/**
 * What a spinning reader saw of one counter's updates.
 *
 * @param first the reading that showed the first update
 * @param last the reading that showed the last one
 * @param count how many there were, 1 or more
 * @param lateNanos by how much a reading may be later than the update it shows, at most
 */
record Updates(CounterReading first, CounterReading last, int count, long lateNanos) {
  static Updates at(CounterReading reading, long lateNanos) {
    return new Updates(reading, reading, 1, lateNanos);
  }

  Updates and(CounterReading reading, long sinceNanos) {
    return new Updates(first, reading, count + 1, Math.max(lateNanos, sinceNanos));
  }
}
