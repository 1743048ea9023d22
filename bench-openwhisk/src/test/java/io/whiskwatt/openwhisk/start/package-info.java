/** Tests of starts and tickets against an embedded server with scripted containers. */
@NullMarked
package io.whiskwatt.openwhisk.start;

import org.jspecify.annotations.NullMarked;
