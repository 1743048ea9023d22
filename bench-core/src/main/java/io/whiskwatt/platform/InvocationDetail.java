package io.whiskwatt.platform;

import io.whiskwatt.node.NodeId;
import java.util.Optional;

/**
 * What the platform says of one invocation.
 *
 * @param slot in the trial log
 * @param activationId empty where the platform gave none
 * @param actionVersion {@code 0.0.1}; may be empty
 * @param node the worker that served it; empty: it cannot be told
 * @param lookup of its record; empty: it came with the reply
 */
public record InvocationDetail(
    int slot,
    String activationId,
    String actionVersion,
    PlatformTimes times,
    SandboxUse sandbox,
    StartEvidence start,
    Optional<NodeId> node,
    Optional<Lookup> lookup) {}
