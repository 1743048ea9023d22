/** What this machine is, read from files under {@code /proc} and {@code /sys}. */
@NullMarked
package io.whiskwatt.rapl.machine;

import org.jspecify.annotations.NullMarked;
