/**
 * Recorded invocations to replay: the public traces of Azure Functions and plain lists of start
 * times, read row by row, cut to a part, thinned out by whole functions, and played at another
 * speed.
 */
@NullMarked
package io.whiskwatt.trace;

import org.jspecify.annotations.NullMarked;
