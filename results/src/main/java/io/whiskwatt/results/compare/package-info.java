/** From the files of a run to cells, contrasts, verdicts and gates. */
@NullMarked
package io.whiskwatt.results.compare;

import org.jspecify.annotations.NullMarked;
