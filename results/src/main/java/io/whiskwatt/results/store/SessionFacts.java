package io.whiskwatt.results.store;

import io.whiskwatt.run.RunEnvironment;

/**
 * What one session of a run found around it.
 *
 * @param session 0 and up
 */
public record SessionFacts(int session, RunEnvironment environment) {}
