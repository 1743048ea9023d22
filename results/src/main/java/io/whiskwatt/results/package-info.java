/** The embedder's door: a study in, a comparison out. */
@NullMarked
package io.whiskwatt.results;

import org.jspecify.annotations.NullMarked;
