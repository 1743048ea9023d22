package io.whiskwatt.platform;

import io.whiskwatt.node.NodeId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the platform says of one invocation.
 *
 * @param slot in the trial log
 * @param activationId empty where the platform gave none
 * @param actionVersion {@code 0.0.1}; may be empty
 * @param node the worker that served it; empty: it cannot be told
 * @param lookupMillis how long after the window its record was found, 0 or more; empty: it came
 *     with the reply. No latency holds this time.
 */
public record InvocationDetail(
    int slot,
    String activationId,
    String actionVersion,
    PlatformTimes times,
    SandboxUse sandbox,
    StartEvidence start,
    Optional<NodeId> node,
    OptionalLong lookupMillis) {}
