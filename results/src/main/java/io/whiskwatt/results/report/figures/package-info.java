/**
 * Numbers, intervals, names and energy labels as text: the same in every report and every locale.
 */
@NullMarked
package io.whiskwatt.results.report.figures;

import org.jspecify.annotations.NullMarked;
