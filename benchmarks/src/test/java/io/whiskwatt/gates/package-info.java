/**
 * Rules that no compiler holds: the module table, free packages, signatures, and the public API.
 */
@NullMarked
package io.whiskwatt.gates;

import org.jspecify.annotations.NullMarked;
