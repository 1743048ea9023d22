package io.whiskwatt.openwhisk.client;

/**
 * What a namespace may do.
 *
 * @param invocationsPerMinute of the server's calendar minute; refused calls count too
 * @param maxMemoryMegabytes of an action
 * @param maxActionConcurrency activations in one container at the same time
 */
public record NamespaceLimits(
    long concurrentInvocations,
    long invocationsPerMinute,
    long minMemoryMegabytes,
    long maxMemoryMegabytes,
    long minTimeoutMillis,
    long maxTimeoutMillis,
    long maxLogsMegabytes,
    long maxActionConcurrency) {}
