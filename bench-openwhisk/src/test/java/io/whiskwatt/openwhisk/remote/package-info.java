/** Tests of the platform {@code openwhisk} against an embedded server, seen as any OpenWhisk. */
@NullMarked
package io.whiskwatt.openwhisk.remote;

import org.jspecify.annotations.NullMarked;
