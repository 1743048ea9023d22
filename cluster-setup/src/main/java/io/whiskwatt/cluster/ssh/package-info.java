/** Machines over SSH: strict about host keys, by keys or the agent, one command at a time. */
@NullMarked
package io.whiskwatt.cluster.ssh;

import org.jspecify.annotations.NullMarked;
