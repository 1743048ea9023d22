/**
 * Other ways to the same ratio, which decide nothing: they show how much a result rests on the
 * assumptions of the estimator that was chosen before the data.
 */
@NullMarked
package io.whiskwatt.results.sensitivity;

import org.jspecify.annotations.NullMarked;
