/** Fakes and contract checks for embedders who bring their own platform, meter or journal. */
@NullMarked
package io.whiskwatt.testing;

import org.jspecify.annotations.NullMarked;
