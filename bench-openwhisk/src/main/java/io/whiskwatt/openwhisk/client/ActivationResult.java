package io.whiskwatt.openwhisk.client;

/**
 * What came of an activation, without its times.
 *
 * @param json what the action returned
 */
public record ActivationResult(Ending ending, String json) {}
