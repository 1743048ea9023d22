/** Tests of runtime. */
@NullMarked
package io.whiskwatt.openwhisk.local.runtime;

import org.jspecify.annotations.NullMarked;
