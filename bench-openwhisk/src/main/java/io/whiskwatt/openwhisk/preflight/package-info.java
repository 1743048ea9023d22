/**
 * What is found out about an OpenWhisk before anything is measured on it: whether it lets us in,
 * what it allows beside what the study plans, and whether every workload runs there.
 */
@NullMarked
package io.whiskwatt.openwhisk.preflight;

import org.jspecify.annotations.NullMarked;
