/**
 * What a worker did beside drawing energy: processors, memory, frequency and temperature of the
 * machine, and CPU time and memory by group of processes and by pod. All from files below one root.
 */
@NullMarked
package io.whiskwatt.rapl.usage;

import org.jspecify.annotations.NullMarked;
