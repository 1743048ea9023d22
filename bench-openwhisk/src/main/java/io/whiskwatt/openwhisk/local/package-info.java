/**
 * The embedded platform as a platform of studies: an OpenWhisk in this process, its actions in
 * sandboxes of this machine. It is measured through its REST API, like any other OpenWhisk; only
 * draining and teardown go past it.
 */
@NullMarked
package io.whiskwatt.openwhisk.local;

import org.jspecify.annotations.NullMarked;
