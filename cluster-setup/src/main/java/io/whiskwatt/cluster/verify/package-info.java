/** Whether clusters are what they claim, and alike in everything else. */
@NullMarked
package io.whiskwatt.cluster.verify;

import org.jspecify.annotations.NullMarked;
