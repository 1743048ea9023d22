/** The seam to energy counters, and the arithmetic of one counter step. */
@NullMarked
package io.whiskwatt.energy;

import org.jspecify.annotations.NullMarked;
