package io.whiskwatt.energy;

import io.whiskwatt.node.NodeId;

/**
 * One raw reading of one energy counter.
 *
 * @param zone unique on the node: {@code package-0}, {@code package-0/dram}
 * @param sequence grows by 1 with each sample of the node; all zones of one sample share it
 * @param nanos middle of the read, on the node's monotonic clock
 * @param widthNanos from before the read to after it, 0 or more
 * @param microjoules the cumulative counter as it stood, 0 or more
 */
public record CounterReading(
    NodeId node, String zone, long sequence, long nanos, long widthNanos, long microjoules) {}
