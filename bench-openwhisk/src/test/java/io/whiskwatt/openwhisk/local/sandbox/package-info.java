/** Tests of sandbox. */
@NullMarked
package io.whiskwatt.openwhisk.local.sandbox;

import org.jspecify.annotations.NullMarked;
