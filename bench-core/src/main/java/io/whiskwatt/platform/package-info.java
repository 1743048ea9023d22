/** The seam to a system under test: deploy, prepare starts, invoke, join. */
@NullMarked
package io.whiskwatt.platform;

import org.jspecify.annotations.NullMarked;
