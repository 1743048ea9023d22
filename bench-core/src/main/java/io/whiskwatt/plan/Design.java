package io.whiskwatt.plan;

import java.time.Duration;

/**
 * How the trials are laid out in time.
 *
 * @param blocks replicates, 2 or more
 * @param warmUp load before each window that is not measured, 0 or more
 * @param settle silence between warm-up and window, 0 or more
 * @param idleWindow length of an idle window, above 0
 * @param window length of a measuring window, above 0
 * @param seed of every random choice of the study
 */
public record Design(
    DesignLevel level,
    int blocks,
    Duration warmUp,
    Duration settle,
    Duration idleWindow,
    Duration window,
    long seed) {}
