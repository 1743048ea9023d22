package io.whiskwatt.energy;

import io.whiskwatt.node.NodeId;

/**
 * One question to a node's clock, raw: offset and bound are computed in analysis.
 *
 * @param sentNanos on the run's clock, before asking
 * @param nodeNanos what the node's clock said
 * @param receivedNanos on the run's clock, after the answer
 */
public record ClockExchange(NodeId node, long sentNanos, long nodeNanos, long receivedNanos) {}
