/**
 * The description of a cluster: its nodes, container runtimes, versions, networks and OpenWhisk
 * limits, read from {@code cluster.yaml} and checked as a whole before anything is touched.
 */
@NullMarked
package io.whiskwatt.cluster.inventory;

import org.jspecify.annotations.NullMarked;
