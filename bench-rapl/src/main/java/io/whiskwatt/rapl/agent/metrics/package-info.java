/** What Prometheus is told: all of it to who may know, a coarse part to everybody. */
@NullMarked
package io.whiskwatt.rapl.agent.metrics;

import org.jspecify.annotations.NullMarked;
