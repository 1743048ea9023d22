package io.whiskwatt.openwhisk.client;

/**
 * An action as the server keeps it.
 *
 * @param version {@code 0.0.1}, grown by each update
 * @param kind empty where the server does not say (lists)
 */
public record ActionSummary(String namespace, String name, String version, String kind) {}
