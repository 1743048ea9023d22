/**
 * A real OpenWhisk as a platform of studies: what its section in a study file says, the connection
 * to it, and the removal of everything a study put there.
 */
@NullMarked
package io.whiskwatt.openwhisk.remote;

import org.jspecify.annotations.NullMarked;
