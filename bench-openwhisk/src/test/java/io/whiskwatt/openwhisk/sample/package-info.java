/** The exchanges recorded with a real OpenWhisk, read for the tests of both sides. */
@NullMarked
package io.whiskwatt.openwhisk.sample;

import org.jspecify.annotations.NullMarked;
