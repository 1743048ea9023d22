/**
 * A run watched while it goes on: a page on this machine alone, which reads and changes nothing.
 */
@NullMarked
package io.whiskwatt.results.live;

import org.jspecify.annotations.NullMarked;
