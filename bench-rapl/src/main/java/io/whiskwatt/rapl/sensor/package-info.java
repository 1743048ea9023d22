/**
 * What this machine measures of its own power beside RAPL: its battery, and the energy and power
 * channels of its hardware monitors.
 */
@NullMarked
package io.whiskwatt.rapl.sensor;

import org.jspecify.annotations.NullMarked;
