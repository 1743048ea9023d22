package io.whiskwatt.cluster.verify;

/**
 * What stood on a worker while the pods that were looked at did.
 *
 * @param sandboxes of Kata
 * @param machines virtual machines that run
 */
public record Standing(int sandboxes, int machines) {}
