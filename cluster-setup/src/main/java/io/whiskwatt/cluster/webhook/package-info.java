/**
 * The admission webhook that gives action pods their RuntimeClass, and lets a study switch it. It
 * travels as a small jar of its own and uses nothing but the JDK and a streaming JSON parser.
 */
@NullMarked
package io.whiskwatt.cluster.webhook;

import org.jspecify.annotations.NullMarked;
