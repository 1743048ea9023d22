/** Tests of isolation claims weighed by what a probe saw. */
@NullMarked
package io.whiskwatt.openwhisk.proof;

import org.jspecify.annotations.NullMarked;
