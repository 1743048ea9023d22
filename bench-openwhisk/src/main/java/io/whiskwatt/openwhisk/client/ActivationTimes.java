package io.whiskwatt.openwhisk.client;

import java.util.OptionalLong;

/**
 * When an activation happened, by the server's clocks, in whole milliseconds.
 *
 * @param waitMillis accepted → sent to the container; negative values are kept as they came
 * @param initMillis present when the code was loaded for this activation
 * @param durationMillis init and run
 * @param startMillis since 1970
 * @param endMillis since 1970
 */
public record ActivationTimes(
    OptionalLong waitMillis,
    OptionalLong initMillis,
    OptionalLong durationMillis,
    OptionalLong startMillis,
    OptionalLong endMillis) {}
