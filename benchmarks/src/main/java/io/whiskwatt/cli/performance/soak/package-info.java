/**
 * The soak: the load path under constant load against a server that misbehaves, for a long time,
 * and what its process holds meanwhile.
 */
@NullMarked
package io.whiskwatt.cli.performance.soak;

import org.jspecify.annotations.NullMarked;
