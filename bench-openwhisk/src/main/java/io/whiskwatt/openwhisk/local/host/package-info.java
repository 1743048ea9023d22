/**
 * What this machine's kernel and its tools offer to sandboxes: programs run with a deadline, the
 * identity of processes, mounts, and control groups of version 1 and 2.
 */
@NullMarked
package io.whiskwatt.openwhisk.local.host;

import org.jspecify.annotations.NullMarked;
