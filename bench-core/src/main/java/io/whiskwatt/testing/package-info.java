/**
 * Contract checks, a manual clock and requirements, for those who bring their own platform, meter
 * or journal.
 */
@NullMarked
package io.whiskwatt.testing;

import org.jspecify.annotations.NullMarked;
