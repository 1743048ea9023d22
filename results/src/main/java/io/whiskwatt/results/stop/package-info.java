/**
 * When a study has enough blocks: decided once from the scatter of the first ones, and afterwards
 * by further looks that were declared. Reads the files of the run, so that a resumed one decides
 * alike.
 */
@NullMarked
package io.whiskwatt.results.stop;

import org.jspecify.annotations.NullMarked;
