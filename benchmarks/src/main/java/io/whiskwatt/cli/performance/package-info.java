/**
 * What the tool itself costs, measured on the machine it runs on and written as a page: a chapter
 * for each kind of cost.
 */
@NullMarked
package io.whiskwatt.cli.performance;

import org.jspecify.annotations.NullMarked;
