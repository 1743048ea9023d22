/**
 * What a run shows of itself while it goes on: figures that the run leaves to be looked at, taken
 * from what it records anyway, and read by whoever watches.
 */
@NullMarked
package io.whiskwatt.vitals;

import org.jspecify.annotations.NullMarked;
