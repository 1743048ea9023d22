package io.whiskwatt.cluster.verify;

/**
 * What was seen of one action's pod.
 *
 * @param wanted the runtime that it should have had
 * @param worker that it ran on
 * @param runtimeClass {@code none} where it had none
 * @param inside the kernel's release in the sandbox
 * @param outside the kernel's release of the worker
 */
public record Look(
    String wanted, String worker, String runtimeClass, String inside, String outside) {}
