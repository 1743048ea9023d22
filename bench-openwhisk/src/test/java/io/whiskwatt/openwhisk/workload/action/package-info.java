/** Tests of what the bundled Java actions read. */
@NullMarked
package io.whiskwatt.openwhisk.workload.action;

import org.jspecify.annotations.NullMarked;
