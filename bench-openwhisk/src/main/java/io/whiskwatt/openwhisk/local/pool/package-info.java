/**
 * The container pool of the embedded platform: which container an activation gets (warm, stem, new,
 * in place of an idle one, or later), how much memory all of them may hold, and when one is
 * removed. One activation at a time in each.
 */
@NullMarked
package io.whiskwatt.openwhisk.local.pool;

import org.jspecify.annotations.NullMarked;
