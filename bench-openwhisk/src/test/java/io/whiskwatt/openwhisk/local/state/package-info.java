/** Tests of state. */
@NullMarked
package io.whiskwatt.openwhisk.local.state;

import org.jspecify.annotations.NullMarked;
