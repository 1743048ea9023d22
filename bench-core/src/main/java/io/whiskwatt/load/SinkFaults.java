package io.whiskwatt.load;

/**
 * How often an invoker broke its promise that each slot is sent at most once and ends exactly once.
 * All 0 for a sound one; anything else voids the trial.
 *
 * @param repeatedSends sends of a slot that was sent or had ended
 * @param repeatedEnds ends of a slot that had ended or was dropped; the first end is kept
 * @param unknownSlots calls for a slot that was never begun
 */
public record SinkFaults(long repeatedSends, long repeatedEnds, long unknownSlots) {
  public boolean none() {
    return repeatedSends == 0 && repeatedEnds == 0 && unknownSlots == 0;
  }
}
