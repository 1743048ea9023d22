/**
 * Energy that an exporter on a node shows to Prometheus: Scaphandre, Kepler, node_exporter. Their
 * counters have no clock, no stated range and a coarse grain, so every trap of theirs ends in a gap
 * rather than in a wrong number.
 */
@NullMarked
package io.whiskwatt.rapl.scrape;

import org.jspecify.annotations.NullMarked;
