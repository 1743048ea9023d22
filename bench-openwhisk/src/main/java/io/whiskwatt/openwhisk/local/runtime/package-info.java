/**
 * Actions in sandboxes: the kinds this machine can run, and containers that are initialised with an
 * action's code and run one activation at a time, talking line-delimited JSON over stdio.
 */
@NullMarked
package io.whiskwatt.openwhisk.local.runtime;

import org.jspecify.annotations.NullMarked;
