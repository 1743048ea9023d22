/**
 * The scripts that make a cluster of bare machines: written for one inventory, read and run by a
 * person or by this tool.
 */
@NullMarked
package io.whiskwatt.cluster.script;

import org.jspecify.annotations.NullMarked;
