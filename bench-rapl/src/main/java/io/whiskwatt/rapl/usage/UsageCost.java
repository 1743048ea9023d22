package io.whiskwatt.rapl.usage;

/**
 * What looking at usage has cost since the start, in wall-clock time of the thread that looks.
 *
 * @param looks how many there were
 * @param nanos all of them together, reading memory included
 * @param memoryReads reads of the memory of one process
 * @param memoryNanos these together
 */
public record UsageCost(long looks, long nanos, long memoryReads, long memoryNanos) {}
