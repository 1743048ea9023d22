/**
 * What is invoked: the bundled workloads in each language, and the user's own files, made into
 * action code for the kinds that a platform has. Bundled ones return, beside their result, where
 * they ran ({@link io.whiskwatt.openwhisk.workload.Envelope}).
 */
@NullMarked
package io.whiskwatt.openwhisk.workload;

import org.jspecify.annotations.NullMarked;
