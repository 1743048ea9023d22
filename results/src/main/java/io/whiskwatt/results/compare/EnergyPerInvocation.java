package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import java.util.Optional;

/**
 * A cell's energy. All figures are means of block values.
 *
 * @param netJoules per invocation, idle and the generator's own calls taken off, with its 95 %
 *     interval
 * @param grossJoules per invocation, with its 95 % interval
 * @param generatorJoules what the generator's own calls took, per invocation, taken off the net
 *     energy, with its 95 % interval; empty: the generator ran elsewhere, or its energy is
 *     contained
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
    Optional<Interval> generatorJoules,
    double netWatts,
    double idleWatts,
    double uncertaintyJoules,
    boolean belowDetection) {}
