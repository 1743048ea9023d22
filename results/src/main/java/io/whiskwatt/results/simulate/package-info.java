/**
 * Studies whose truth is known: a machine that draws power and is metered, platforms whose energy
 * scatters from block to block as it is told to. What comes out is raw, counters and invocations,
 * and goes through the same analysis as a run that was measured; in memory, or in the files of a
 * real run, as large as one likes.
 */
@NullMarked
package io.whiskwatt.results.simulate;

import org.jspecify.annotations.NullMarked;
