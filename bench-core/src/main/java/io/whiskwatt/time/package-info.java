/** The clock as a parameter: every wait and every time stamp of the library goes through it. */
@NullMarked
package io.whiskwatt.time;

import org.jspecify.annotations.NullMarked;
