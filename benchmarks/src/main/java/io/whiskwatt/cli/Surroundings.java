package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.time.TimeSource;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command is given to work with.
 *
 * @param sandboxes the strongest first; each probed by a real start when it is asked
 * @param directory relative paths start here
 */
record Surroundings(
    Terminal terminal,
    TimeSource time,
    Interruption interruption,
    List<SandboxTechnology> sandboxes,
    Path directory) {}
