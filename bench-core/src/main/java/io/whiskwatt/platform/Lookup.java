package io.whiskwatt.platform;

/**
 * An invocation's record that did not come with the reply. No latency holds the time that looking
 * for it took.
 *
 * @param millis how long after the window it was found, 0 or more
 * @param ending how the invocation ended, as the record says: for one that was {@link
 *     OutcomeKind#ACCEPTED} the reply could not
 */
public record Lookup(long millis, OutcomeKind ending) {}
