package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.openwhisk.local.runtime.ActionCode;
import io.whiskwatt.units.DataSize;
import java.time.Duration;

/**
 * An action as containers know it. A warm container serves an action that is equal to its own in
 * everything, version included: so an update forces a new start, while deleting and creating the
 * same again does not (as observed on OpenWhisk).
 *
 * @param name with its namespace: {@code guest/hello}
 * @param attributes all else that belongs to its identity: parameters and annotations, as JSON
 * @param timeout of an init and of a run
 */
public record HostedAction(
    String name,
    String version,
    ActionCode code,
    String attributes,
    DataSize memory,
    Duration timeout,
    StartRule rule) {}
