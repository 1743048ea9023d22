/**
 * Prometheus' text exposition format 0.0.4: fetched with bounds on time and size, read strictly
 * where a series is wanted, and not looked into where it is not.
 */
@NullMarked
package io.whiskwatt.rapl.exposition;

import org.jspecify.annotations.NullMarked;
