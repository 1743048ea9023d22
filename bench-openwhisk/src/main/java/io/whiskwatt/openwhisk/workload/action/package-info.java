/**
 * The bundled workloads as Java actions: what runs inside a sandbox, beside nothing but the JDK and
 * Gson, as OpenWhisk's Java runtime offers them. The same workloads in JavaScript and Python are
 * resources of the package above; each pair of brothers returns the same.
 */
@NullMarked
package io.whiskwatt.openwhisk.workload.action;

import org.jspecify.annotations.NullMarked;
