/**
 * A platform, an energy meter and a journal that are made up: they keep the contracts of their
 * seams, cost known amounts of time and energy, and run on real or manual time.
 */
@NullMarked
package io.whiskwatt.testing.fake;

import org.jspecify.annotations.NullMarked;
