/**
 * The files of a run: written step by step so that kill −9 loses nothing, and read back for
 * analysis.
 */
@NullMarked
package io.whiskwatt.results.store;

import org.jspecify.annotations.NullMarked;
