/**
 * A profiler for JMH, which a project that uses it brings along: the energy of each operation of
 * any benchmark.
 */
@NullMarked
package io.whiskwatt.rapl.jmh;

import org.jspecify.annotations.NullMarked;
