/** A comparison as a terminal table, Markdown, CSV, and one offline HTML file. */
@NullMarked
package io.whiskwatt.results.report;

import org.jspecify.annotations.NullMarked;
