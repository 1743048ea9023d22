/** Chance that is the same everywhere: a seed means the same numbers on every Java and machine. */
@NullMarked
package io.whiskwatt.random;

import org.jspecify.annotations.NullMarked;
