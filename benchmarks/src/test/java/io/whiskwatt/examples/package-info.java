/** Examples of embedding, compiled and run by the build; the README shows them. */
@NullMarked
package io.whiskwatt.examples;

import org.jspecify.annotations.NullMarked;
