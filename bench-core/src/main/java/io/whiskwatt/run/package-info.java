/** The study runner: owns every phase of a study as a step, and commits each to a journal. */
@NullMarked
package io.whiskwatt.run;

import org.jspecify.annotations.NullMarked;
