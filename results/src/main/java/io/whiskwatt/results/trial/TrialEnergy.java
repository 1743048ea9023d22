package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.stats.NetEnergyUncertainty;

/** What is known of the energy of one trial. */
public sealed interface TrialEnergy {
  /**
   * It is known.
   *
   * @param grossJoules of all machines that served, over the window
   * @param idleWatts what they would have drawn anyway
   * @param netJoules gross − idle·T, any sign
   * @param uncertainty of the net energy
   * @param coarseness the largest share of the gross energy that may be another moment's or lost in
   *     the counters' steps: two update periods of the window, and two units of the counters
   * @param bothSides false: an idle window beside the trial was lost
   */
  record Known(
      Quality quality,
      double grossJoules,
      double idleWatts,
      double netJoules,
      NetEnergyUncertainty uncertainty,
      double coarseness,
      boolean bothSides)
      implements TrialEnergy {}

  /** There is a source, but not for this trial. */
  record Lost(Quality quality, Reason reason) implements TrialEnergy {}

  /** The platform has no energy source. */
  record NoSource() implements TrialEnergy {}

  /** Why the energy of a trial is lost. */
  enum Reason {
    /**
     * Readings are too far from an edge of the window, or its counters may not have gone on
     * counting in it.
     */
    SAMPLES_LOST,
    /** A counter may have wrapped more than once between two readings, or was reset. */
    MULTIPLE_WRAPS,
    /** No idle window of the same session lies beside the trial. */
    NO_IDLE_WINDOW
  }
}
