/** Tests of what a preflight refuses, and of how it keeps to the limits that it looks at. */
@NullMarked
package io.whiskwatt.openwhisk.preflight;

import org.jspecify.annotations.NullMarked;
