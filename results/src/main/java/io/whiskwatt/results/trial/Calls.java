package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.Tally;

/**
 * The invocations of one trial.
 *
 * @param starts of those that reached a sandbox
 * @param served of those that reached a sandbox
 * @param lookupMillis how long after the window the records were found that did not come with the
 *     reply; part of no other time
 * @param stages sums over succeeded invocations
 * @param response of succeeded invocations, and of accepted ones as {@link Times#BEYOND}
 * @param service of the same
 * @param lateness of the same
 */
public record Calls(
    Outcomes outcomes,
    StartCounts starts,
    Served served,
    Tally lookupMillis,
    Stages stages,
    Times response,
    Times service,
    Times lateness) {
  /** No invocation. */
  static final Calls NONE = new CallCounter(new Buckets()).calls();
}
