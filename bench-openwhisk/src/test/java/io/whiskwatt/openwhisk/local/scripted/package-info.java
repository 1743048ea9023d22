/** Containers without processes, whose actions are Java lambdas: for tests of pool and server. */
@NullMarked
package io.whiskwatt.openwhisk.local.scripted;

import org.jspecify.annotations.NullMarked;
