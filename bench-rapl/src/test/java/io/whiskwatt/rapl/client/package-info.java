/** Tests of the agent client. */
@NullMarked
package io.whiskwatt.rapl.client;

import org.jspecify.annotations.NullMarked;
