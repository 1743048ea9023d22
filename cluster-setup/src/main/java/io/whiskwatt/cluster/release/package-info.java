/** What is downloaded, and its checksums. */
@NullMarked
package io.whiskwatt.cluster.release;

import org.jspecify.annotations.NullMarked;
