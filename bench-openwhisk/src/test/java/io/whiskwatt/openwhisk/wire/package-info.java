/** Tests of the load path's own transport. */
@NullMarked
package io.whiskwatt.openwhisk.wire;

import org.jspecify.annotations.NullMarked;
