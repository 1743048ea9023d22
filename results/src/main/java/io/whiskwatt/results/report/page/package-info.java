/** The HTML page of a comparison: its sections, its own charts, and what they share. */
@NullMarked
package io.whiskwatt.results.report.page;

import org.jspecify.annotations.NullMarked;
