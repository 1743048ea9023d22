/**
 * Sections of the page for what a study says beyond ratios: what cold starts and waiting sandboxes
 * cost, where energy goes, footprints, mixes, and whether things held still.
 */
@NullMarked
package io.whiskwatt.results.report.beyond;

import org.jspecify.annotations.NullMarked;
