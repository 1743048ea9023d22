/** Arrival schedules, the load loop, and the record of one trial. */
@NullMarked
package io.whiskwatt.load;

import org.jspecify.annotations.NullMarked;
