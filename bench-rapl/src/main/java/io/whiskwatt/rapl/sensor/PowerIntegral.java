package io.whiskwatt.rapl.sensor;

import java.util.Optional;

/** Energy from readings of a power: the mean of two neighbours times what lies between them. */
final class PowerIntegral {
  private Optional<Moment> last = Optional.empty();
  private double microjoules;

  private record Moment(long nanos, double microwatts) {}

  /** Takes a reading. */
  void add(long nanos, double microwatts) {
    last.ifPresent(
        before ->
            microjoules +=
                (before.microwatts() + microwatts) / 2 * ((nanos - before.nanos()) / 1e9));
    last = Optional.of(new Moment(nanos, microwatts));
  }

  /** What comes next has no neighbour: nothing is known of the time since. */
  void interrupt() {
    last = Optional.empty();
  }

  /** Since the first reading. */
  long microjoules() {
    return (long) microjoules;
  }
}
