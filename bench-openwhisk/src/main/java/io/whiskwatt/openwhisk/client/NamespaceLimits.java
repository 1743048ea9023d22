package io.whiskwatt.openwhisk.client;

/**
 * What a namespace may do.
 *
 * @param invocationsPerMinute of the server's calendar minute; refused calls count too
 * @param maxMemoryMegabytes of an action
 */
public record NamespaceLimits(
    long concurrentInvocations,
    long invocationsPerMinute,
    long minMemoryMegabytes,
    long maxMemoryMegabytes,
    long maxTimeoutMillis) {}
