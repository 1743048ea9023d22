package io.whiskwatt.platform;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the platform says of one invocation.
 *
 * @param slot in the trial log
 * @param activationId empty where the platform gave none
 * @param actionVersion {@code 0.0.1}; may be empty
 * @param waitMillis accepted → sent to the sandbox; may be negative (clock skew between hosts),
 *     kept as it came
 * @param initMillis present when the sandbox loaded the code for this invocation
 * @param durationMillis init and run
 * @param startSeen the start as far as it can be told; empty: it cannot
 * @param instanceId of the sandbox, from the workload's own envelope; may be empty
 * @param instanceCount how many invocations this instance had served, this one included
 */
public record InvocationDetail(
    int slot,
    String activationId,
    String actionVersion,
    OptionalLong waitMillis,
    OptionalLong initMillis,
    OptionalLong durationMillis,
    Optional<StartKind> startSeen,
    String instanceId,
    OptionalLong instanceCount,
    Optional<NodeId> node) {}
