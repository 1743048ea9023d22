/**
 * Mixes of workloads: several deployments of one platform that a trial meets as one. Which part a
 * call goes to is dealt beforehand, by weight and from the study's seed; the platform knows nothing
 * of it.
 */
@NullMarked
package io.whiskwatt.mix;

import org.jspecify.annotations.NullMarked;
