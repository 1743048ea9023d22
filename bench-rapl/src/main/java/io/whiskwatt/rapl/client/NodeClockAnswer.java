package io.whiskwatt.rapl.client;

/**
 * What {@code /v1/clock} says.
 *
 * @param nanos the node's clock
 */
record NodeClockAnswer(String bootId, String agentId, long nanos) {}
