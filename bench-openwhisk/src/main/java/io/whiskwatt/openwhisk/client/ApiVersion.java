package io.whiskwatt.openwhisk.client;

/**
 * Which API a server has, and from which source it was built.
 *
 * @param build a date
 * @param buildNumber the source's revision
 */
public record ApiVersion(String description, String version, String build, String buildNumber) {}
