/**
 * What it costs to analyse large runs: simulated ones, written as real ones are, analysed by the
 * commands that users type, each in a process of its own with a limited heap.
 */
@NullMarked
package io.whiskwatt.cli.performance.analysis;

import org.jspecify.annotations.NullMarked;
