/** How narrow a result is, how narrow it should be, and what that takes. */
@NullMarked
package io.whiskwatt.results.precision;

import org.jspecify.annotations.NullMarked;
