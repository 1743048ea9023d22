/**
 * The energy of this machine: the providers that study files name, a door for embedders who want
 * the energy of a block of code, and what {@code doctor} says about the counters that are here.
 */
@NullMarked
package io.whiskwatt.rapl;

import org.jspecify.annotations.NullMarked;
