/**
 * The command {@code load}: the generator alone against any URL, and what it says of the server and
 * of itself.
 */
@NullMarked
package io.whiskwatt.cli.load;

import org.jspecify.annotations.NullMarked;
