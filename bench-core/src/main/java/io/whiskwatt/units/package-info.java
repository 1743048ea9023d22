/** Physical quantities as types: energy, power, rates, sizes, and the text people write them in. */
@NullMarked
package io.whiskwatt.units;

import org.jspecify.annotations.NullMarked;
