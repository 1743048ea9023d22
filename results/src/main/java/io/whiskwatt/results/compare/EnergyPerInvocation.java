package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;

/**
 * A cell's energy. All figures are means of block values.
 *
 * @param netJoules per invocation, idle taken off, with its 95 % interval
 * @param grossJoules per invocation, with its 95 % interval
 * @param netWatts mean net power over the windows
 * @param idleWatts mean idle power around the windows
 * @param uncertaintyJoules u(E_net) of one trial per invocation, standard uncertainty, mean over
 *     trials
 * @param belowDetection mean E_net is under 1.65·u: a label, the value stays
 */
public record EnergyPerInvocation(
    Quality quality,
    Interval netJoules,
    Interval grossJoules,
    double netWatts,
    double idleWatts,
    double uncertaintyJoules,
    boolean belowDetection) {}
