package io.whiskwatt.cluster.inventory;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a machine is reached.
 *
 * @param key a private key's file; empty: what the SSH client finds by itself
 * @param port 1 to 65535
 * @param jump {@code [user@]host[:port]} to go through; empty: directly
 */
public record SshAccess(String user, Optional<Path> key, int port, Optional<String> jump) {}
