/** A comparison as a terminal table and as one offline HTML file. */
@NullMarked
package io.whiskwatt.results.report;

import org.jspecify.annotations.NullMarked;
