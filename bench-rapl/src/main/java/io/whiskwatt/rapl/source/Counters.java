package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;

/** The cumulative energy counters of this machine, for one reader at a time. */
public interface Counters extends AutoCloseable {
  /** What they are, when read once per period. */
  SourceFacts facts(Duration samplingPeriod);

  /** Reads every counter once, one after the other. */
  List<Reading> read(TimeSource time);

  /**
   * The longest time between two samples in which no counter can have passed its end twice unseen.
   */
  Duration longestSafeGap();

  @Override
  void close();

  /** What came of reading one counter. */
  sealed interface Reading {
    /**
     * It was read.
     *
     * @param beforeNanos before the read
     * @param afterNanos after it
     * @param microjoules 0 or more
     */
    record Value(String zone, long beforeNanos, long afterNanos, long microjoules)
        implements Reading {}

    /**
     * It was not, and the machine's energy is unknown for as long as this lasts. A counter that is
     * not part of the sum may fail silently: it just gives no value.
     */
    record Failed(String zone, GapReason reason) implements Reading {}
  }
}
