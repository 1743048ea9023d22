/** Tests of the generator by itself. */
@NullMarked
package io.whiskwatt.openwhisk.generator;

import org.jspecify.annotations.NullMarked;
