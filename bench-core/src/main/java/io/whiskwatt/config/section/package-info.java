/**
 * Reads sections of a configuration key by key: types, units, ranges and choices, every problem
 * collected with its place, unknown keys refused with the nearest known one.
 */
@NullMarked
package io.whiskwatt.config.section;

import org.jspecify.annotations.NullMarked;
