/** Tests of the REST client. */
@NullMarked
package io.whiskwatt.openwhisk.client;

import org.jspecify.annotations.NullMarked;
