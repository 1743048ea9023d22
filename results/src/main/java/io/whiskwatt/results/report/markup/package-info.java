/**
 * What sections of a page are written with: HTML that is always escaped, tables, axes, marks, the
 * data of charts, and the comparison they are about.
 */
@NullMarked
package io.whiskwatt.results.report.markup;

import org.jspecify.annotations.NullMarked;
