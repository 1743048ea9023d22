/** Tests of the workload suite. */
@NullMarked
package io.whiskwatt.openwhisk.workload;

import org.jspecify.annotations.NullMarked;
