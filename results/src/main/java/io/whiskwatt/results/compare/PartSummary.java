package io.whiskwatt.results.compare;

import io.whiskwatt.results.trial.Outcomes;
import io.whiskwatt.results.trial.StartCounts;

/**
 * The calls of one part of a mix. Their energy cannot be told from that of the other parts.
 *
 * @param workload its id
 * @param weight as the study says, 1 and up
 * @param outcomes those of void trials included
 * @param starts those of void trials included
 */
public record PartSummary(
    String workload, int weight, Outcomes outcomes, StartCounts starts, Latency response) {}
