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
   * @param generatorJoules what the generator's own calls took of it, any sign; 0 where nothing is
   *     known of that
   * @param netJoules gross − idle·T − what was the generator's, any sign
   * @param uncertainty of the net energy
   * @param coarseness the largest share of the gross energy that may be another moment's or lost in
   *     the counters' steps: two update periods of the window, and two units of the counters
   * @param bothSides false: an idle window beside the trial was lost
   */
  record Known(
      Quality quality,
      double grossJoules,
      double idleWatts,
      double generatorJoules,
      double netJoules,
      NetEnergyUncertainty uncertainty,
      double coarseness,
      boolean bothSides)
      implements TrialEnergy {
    /** With nothing known of the generator's own energy. */
    public Known(
        Quality quality,
        double grossJoules,
        double idleWatts,
        double netJoules,
        NetEnergyUncertainty uncertainty,
        double coarseness,
        boolean bothSides) {
      this(quality, grossJoules, idleWatts, 0, netJoules, uncertainty, coarseness, bothSides);
    }

    /** Gross − idle·T, with what was the generator's. */
    public double aboveIdleJoules() {
      return netJoules + generatorJoules;
    }

    /** The same without what the generator's own calls took. */
    Known without(double joules, double variance) {
      return new Known(
          quality,
          grossJoules,
          idleWatts,
          joules,
          netJoules - joules,
          uncertainty.withGenerator(variance),
          coarseness,
          bothSides);
    }
  }

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
