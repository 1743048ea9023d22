package io.whiskwatt.load;

import io.whiskwatt.units.Rate;
import java.util.OptionalLong;

/**
 * One step of a search for the highest rate.
 *
 * @param asked arrivals were due at this rate
 * @param reachedPerSecond successful calls by the time from the step's opening to its last end
 * @param openingNanos on the run's clock
 * @param firstSlot of the trial's log
 * @param slots of the step: sent and dropped
 * @param failed sent, and gone wrong
 * @param dropped due and never sent
 * @param p50Nanos response time; empty: the call at this rank failed
 * @param p99Nanos the same
 * @param latenessNanos of 99 % of the calls at the most
 * @param why what was missed, for people; empty where the objective was met
 */
public record RateStep(
    Rate asked,
    double reachedPerSecond,
    long openingNanos,
    int firstSlot,
    int slots,
    int failed,
    int dropped,
    OptionalLong p50Nanos,
    OptionalLong p99Nanos,
    long latenessNanos,
    Finding finding,
    String why) {
  /** What a step showed. */
  public enum Finding {
    MET,
    MISSED,
    /** The generator was late: nothing is known of the platform at this rate. */
    GENERATOR_BOUND
  }
}
