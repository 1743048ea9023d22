/**
 * Benchmarks of what runs while a study measures, for JMH: {@code java -jar benchmarks.jar jmh -l}
 * lists them. A class here is a benchmark's state; JMH generates its loop from it at compile time.
 */
@NullMarked
package io.whiskwatt.cli.benchmark;

import org.jspecify.annotations.NullMarked;
