/** Tests of the platform {@code local}, with scripted and with real sandboxes. */
@NullMarked
package io.whiskwatt.openwhisk.local;

import org.jspecify.annotations.NullMarked;
