/** Least squares on plain numbers, with and without signs allowed, and how sure they are. */
@NullMarked
package io.whiskwatt.results.regression;

import org.jspecify.annotations.NullMarked;
