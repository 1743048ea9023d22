package io.whiskwatt.cli.performance.analysis;

import java.time.Duration;

/**
 * What one command took, from the start of its process to the end.
 *
 * @param took on the clock on the wall
 * @param cpuSeconds of all threads
 * @param residentBytes the largest resident set that was seen
 */
record CommandCost(Duration took, double cpuSeconds, long residentBytes, HeapUse heap) {}
