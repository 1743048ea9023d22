/**
 * The generator by itself: trials of invocations of any URL, through the load loop, the recorder
 * and the transports that studies use. It knows no platform.
 */
@NullMarked
package io.whiskwatt.openwhisk.generator;

import org.jspecify.annotations.NullMarked;
