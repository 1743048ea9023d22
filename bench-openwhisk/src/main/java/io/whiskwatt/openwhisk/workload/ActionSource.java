package io.whiskwatt.openwhisk.workload;

import java.util.Optional;

/**
 * Code that a platform can be given.
 *
 * @param kind one that the platform has
 * @param code source text, or base64 of a jar
 * @param main the entry point; empty: the runtime's own
 */
public record ActionSource(String kind, String code, Optional<String> main) {}
