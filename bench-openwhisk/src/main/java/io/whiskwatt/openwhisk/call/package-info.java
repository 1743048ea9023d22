/**
 * The load path's own seam: calls that are begun without waiting, and what is heard of each. The
 * transports behind it send the same requests and tell of the same ends in the same words.
 */
@NullMarked
package io.whiskwatt.openwhisk.call;

import org.jspecify.annotations.NullMarked;
