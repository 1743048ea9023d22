/**
 * Isolation technologies of this machine: whether each can be used here, found by a real start, and
 * processes started in them with a memory limit, accounted for, and removed without a trace.
 */
@NullMarked
package io.whiskwatt.openwhisk.local.sandbox;

import org.jspecify.annotations.NullMarked;
