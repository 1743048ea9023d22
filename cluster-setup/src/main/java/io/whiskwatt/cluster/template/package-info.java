/** Descriptions of clusters to begin with. */
@NullMarked
package io.whiskwatt.cluster.template;

import org.jspecify.annotations.NullMarked;
