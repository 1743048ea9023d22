/**
 * Studies on any OpenWhisk, spoken to over its REST API: study-owned actions, starts made before a
 * window (tickets), invocations that never block, and what the platform recorded of them
 * afterwards. What a platform can do beyond the API is behind {@link
 * io.whiskwatt.openwhisk.start.StartControl}.
 */
@NullMarked
package io.whiskwatt.openwhisk.start;

import org.jspecify.annotations.NullMarked;
