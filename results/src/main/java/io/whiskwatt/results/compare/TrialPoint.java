package io.whiskwatt.results.compare;

/**
 * One trial of a cell.
 *
 * @param seconds from the window's opening to its close
 * @param netJoules of the whole window; NaN where unknown
 * @param grossJoules of the whole window; NaN where unknown
 * @param idleWatts taken off; NaN where unknown
 * @param uncertaintyJoules u(E_net) of the window; NaN where unknown
 * @param leftOut true: the trial is void, and its numbers are in no mean
 */
public record TrialPoint(
    int block,
    int session,
    int order,
    double seconds,
    long invocations,
    double netJoules,
    double grossJoules,
    double idleWatts,
    double uncertaintyJoules,
    boolean leftOut) {}
