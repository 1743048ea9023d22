package io.whiskwatt.vitals;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.load.LoadVitals;
import java.util.OptionalDouble;

/**
 * A measuring window that is over, as whoever watched it saw it. The report says it exactly.
 *
 * @param number 0 and up, in the order they ended
 * @param block 0 and up
 * @param cell the cell's id
 * @param perSecond invocations sent, per second of the window's intended length
 * @param watts mean over the window, idle power included; empty: unknown
 * @param quality of the watts
 */
public record WindowVitals(
    int number,
    int block,
    String cell,
    LoadVitals vitals,
    double perSecond,
    OptionalDouble watts,
    Quality quality) {}
