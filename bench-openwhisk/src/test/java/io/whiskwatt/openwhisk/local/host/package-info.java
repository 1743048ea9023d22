/** Tests of host. */
@NullMarked
package io.whiskwatt.openwhisk.local.host;

import org.jspecify.annotations.NullMarked;
