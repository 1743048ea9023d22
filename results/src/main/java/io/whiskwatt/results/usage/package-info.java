/**
 * What machines and groups of processes did in each window of a run, and net energy attributed to
 * groups by their share of CPU time.
 */
@NullMarked
package io.whiskwatt.results.usage;

import org.jspecify.annotations.NullMarked;
