/** Estimators and tests of the method, on plain numbers. */
@NullMarked
package io.whiskwatt.results.stats;

import org.jspecify.annotations.NullMarked;
