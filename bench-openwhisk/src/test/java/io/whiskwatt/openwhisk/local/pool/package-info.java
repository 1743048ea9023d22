/** Tests of the container pool with scripted containers. */
@NullMarked
package io.whiskwatt.openwhisk.local.pool;

import org.jspecify.annotations.NullMarked;
