/** Committed texts that output is compared with. */
@NullMarked
package io.whiskwatt.golden;

import org.jspecify.annotations.NullMarked;
