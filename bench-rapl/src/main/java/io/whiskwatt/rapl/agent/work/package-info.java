/**
 * What the worker does beside drawing energy: looked at once a second while somebody asks for it,
 * and remembered for those who ask late.
 */
@NullMarked
package io.whiskwatt.rapl.agent.work;

import org.jspecify.annotations.NullMarked;
