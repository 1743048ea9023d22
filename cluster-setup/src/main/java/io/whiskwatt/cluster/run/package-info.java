/** Carries out the scripts of a cluster on its machines, and keeps what is done. */
@NullMarked
package io.whiskwatt.cluster.run;

import org.jspecify.annotations.NullMarked;
