package io.whiskwatt.energy;

import io.whiskwatt.node.NodeId;
import java.util.OptionalLong;

/**
 * One counter of a source, whether it is summed, and why.
 *
 * @param zone as in {@link CounterReading}
 * @param domain {@code package}, {@code dram}, {@code core}, {@code uncore}, {@code psys}, {@code
 *     cpu-time}
 * @param summed true when it is part of the node's energy
 * @param why the rule that decided
 * @param maxRange the wrap point in microjoules; empty: unknown
 */
public record ZoneFacts(
    NodeId node, String zone, String domain, boolean summed, String why, OptionalLong maxRange) {}
