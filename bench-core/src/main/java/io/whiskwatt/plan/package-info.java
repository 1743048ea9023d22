/**
 * What a study is going to do: platforms, workloads, starts, load shapes, cells, blocks and steps.
 */
@NullMarked
package io.whiskwatt.plan;

import org.jspecify.annotations.NullMarked;
