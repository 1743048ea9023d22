/**
 * What a study says beyond ratios: what starts and idle sandboxes cost, where energy goes, drift.
 */
@NullMarked
package io.whiskwatt.results.finding;

import org.jspecify.annotations.NullMarked;
