package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.Tally;
import java.util.HashMap;
import java.util.Map;

/**
 * Times of one kind in one trial.
 *
 * @param nanos lower bucket ends (see {@link Buckets}) and how often they occurred
 * @param overflow values that no histogram holds, counted and not clamped
 */
public record Times(Tally nanos, long overflow) {
  static final class Builder {
    private final Buckets buckets;
    private final Map<Long, Long> counts = new HashMap<>();
    private long overflow;

    Builder(Buckets buckets) {
      this.buckets = buckets;
    }

    void add(long nanos) {
      if (buckets.holds(nanos)) {
        counts.merge(buckets.low(nanos), 1L, Long::sum);
      } else {
        overflow++;
      }
    }

    Times build() {
      return new Times(Tally.of(counts), overflow);
    }
  }
}
