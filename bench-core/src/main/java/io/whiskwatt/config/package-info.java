/**
 * Configuration text as a tree that remembers where each value stood, and the problems found in it.
 */
@NullMarked
package io.whiskwatt.config;

import org.jspecify.annotations.NullMarked;
