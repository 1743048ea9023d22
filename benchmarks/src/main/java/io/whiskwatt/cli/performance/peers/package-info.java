/**
 * The load generator beside others: what {@code benchmarks/peers/compare.py} measured, as chapters
 * of the performance page, with the aims beside the figures.
 */
@NullMarked
package io.whiskwatt.cli.performance.peers;

import org.jspecify.annotations.NullMarked;
