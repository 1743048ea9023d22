package io.whiskwatt.cluster.script;

/**
 * One script, ready to be run with bash.
 *
 * @param name of its file
 * @param text all of it
 */
public record Script(String name, String text) {}
