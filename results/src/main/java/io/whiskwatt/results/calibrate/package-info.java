/**
 * The tool measures itself: simulated studies with known truth go through the analysis, and how
 * often it is right is held against what the method promises.
 */
@NullMarked
package io.whiskwatt.results.calibrate;

import org.jspecify.annotations.NullMarked;
