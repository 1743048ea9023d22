/**
 * Sources of energy counters on this machine: the zones of Linux powercap (RAPL) with the rule that
 * says which of them may be summed, a model from CPU time where there are none, and the sampler
 * that reads either.
 */
@NullMarked
package io.whiskwatt.rapl.source;

import org.jspecify.annotations.NullMarked;
