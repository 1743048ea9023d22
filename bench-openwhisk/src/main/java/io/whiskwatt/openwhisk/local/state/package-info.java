/**
 * What each running instance of the tool owns on this machine, kept so that whoever starts next can
 * remove what a killed instance left: processes, control groups, mounts, files.
 */
@NullMarked
package io.whiskwatt.openwhisk.local.state;

import org.jspecify.annotations.NullMarked;
