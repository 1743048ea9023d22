package io.whiskwatt.node;

/**
 * A machine whose energy is read.
 *
 * @param name for people: a host name
 */
public record Node(NodeId id, String name) {}
